/**
 * What runs in the page: it draws the chosen curves with uPlot, and writes the
 * values under the pointer beside their names. Plain JavaScript, since it is
 * printed into the page as it stands.
 */
export const explorerScript = `
"use strict";
for (const panel of document.querySelectorAll(".explorer")) {
  const { groups, palette } = JSON.parse(panel.querySelector("script").textContent);
  const [quantity, at, stage, chips] = ["select", ".at", ".stage", ".chips"].map((part) => panel.querySelector(part));
  const names = groups[0].curves.map((curve) => curve.name);
  const chosen = new Map(names.slice(0, 2).map((name, i) => [name, palette[i]]));
  let plot;

  const ink = (name) => getComputedStyle(panel).getPropertyValue("--" + name).trim();
  const digits = (value) => (value == null ? "" : Number(value.toPrecision(4)).toLocaleString("en"));
  const steps = (value) => value.toLocaleString("en") + " steps";

  for (const group of groups) quantity.append(new Option(group.title));
  const buttons = names.map((name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(document.createElement("i"), name, document.createElement("span"));
    button.addEventListener("click", () => {
      if (chosen.has(name)) chosen.delete(name);
      else chosen.set(name, palette.find((color) => ![...chosen.values()].includes(color)) ?? palette.at(-1));
      draw();
    });
    chips.append(button);
    return button;
  });

  function draw() {
    const group = groups[quantity.selectedIndex];
    const curves = group.curves.filter((curve) => chosen.has(curve.name) && curve.step.length > 0);
    names.forEach((name, i) => {
      buttons[i].setAttribute("aria-pressed", chosen.has(name));
      buttons[i].querySelector("i").style.background = chosen.get(name) ?? "";
      buttons[i].querySelector("span").textContent = "";
    });
    plot?.destroy();
    plot = undefined;
    at.textContent = "";
    if (curves.length === 0) return;
    const axis = { stroke: ink("muted"), grid: { stroke: ink("rule"), width: 1 }, ticks: { show: false }, font: "12px system-ui" };
    const line = (color) => [
      { stroke: color, width: 2.2, spanGaps: true, points: { show: false } },
      { stroke: color, width: 0, spanGaps: true, points: { show: false } },
      { stroke: color, width: 0, spanGaps: true, points: { show: false } },
    ];
    plot = new uPlot(
      {
        width: stage.clientWidth,
        height: Math.max(260, Math.min(420, stage.clientWidth * 0.5)),
        legend: { show: false },
        cursor: { drag: { x: true, y: true, uni: 20 }, points: { size: 7 } },
        scales: {
          x: { time: false },
          y: {
            range: (_, low, high) => {
              const ends = [low, high, ...group.rules.map((rule) => rule.value)].filter(Number.isFinite);
              return uPlot.rangeNum(Math.min(...ends), Math.max(...ends), 0.08, true);
            },
          },
        },
        axes: [
          { ...axis, values: (_, all) => all.map((value) => (value >= 1e6 ? value / 1e6 + " M" : value >= 1e3 ? value / 1e3 + " k" : value)) },
          { ...axis, size: 56 },
        ],
        series: [{}, ...curves.flatMap((curve) => line(chosen.get(curve.name)))],
        bands: curves.map((curve, i) => ({ series: [3 * i + 3, 3 * i + 2], fill: chosen.get(curve.name) + "26" })),
        hooks: {
          draw: [
            ({ ctx, bbox, valToPos, scales }) => {
              for (const rule of group.rules) {
                const y = valToPos(rule.value, "y", true);
                if (rule.value < scales.y.min || rule.value > scales.y.max) continue;
                ctx.save();
                ctx.strokeStyle = ctx.fillStyle = ink(rule.color);
                ctx.lineWidth = 1.5 * devicePixelRatio;
                ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
                ctx.beginPath();
                ctx.moveTo(bbox.left, y);
                ctx.lineTo(bbox.left + bbox.width, y);
                ctx.stroke();
                ctx.font = 12 * devicePixelRatio + "px system-ui";
                ctx.textAlign = "left";
                ctx.textBaseline = "bottom";
                ctx.fillText(rule.title, bbox.left + 4 * devicePixelRatio, y - 3 * devicePixelRatio);
                ctx.restore();
              }
            },
          ],
          setCursor: [
            ({ cursor, data }) => {
              if (cursor.idx == null) return;
              at.textContent = steps(data[0][cursor.idx]);
              curves.forEach((curve, i) => {
                buttons[names.indexOf(curve.name)].querySelector("span").textContent = " " + digits(data[3 * i + 1][cursor.idx]);
              });
            },
          ],
        },
      },
      uPlot.join(curves.map((curve) => [curve.step, curve.median, curve.low, curve.high])),
      stage,
    );
  }

  quantity.addEventListener("change", draw);
  new ResizeObserver(() => plot && plot.width !== stage.clientWidth && draw()).observe(stage);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  draw();
}
`;
