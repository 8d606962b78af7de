import { decodeScript, takeScript } from "./takeScript.ts";

/**
 * What runs in the page: it moves the shapes of the first frame to where they
 * are in the others. Plain JavaScript, since it is printed into the page as it stands.
 */
export const playerScript = `
"use strict";
(() => {
${decodeScript}
const isCalm = matchMedia("(prefers-reduced-motion: reduce)");

${takeScript}
for (const player of document.querySelectorAll(".player")) {
  const [which, pace] = player.querySelectorAll("select");
  const [toggle, at, counters] = [".toggle", ".at", ".counters"].map((part) => player.querySelector(part));
  const takes = [...player.querySelectorAll(".take")];
  const ready = takes.map(() => undefined);
  let current;
  let frame = 0;
  let isPlaying = false;
  let started; // when the frame that was the first to be played should have come

  const digits = (value) => Number(value.toPrecision(4)).toLocaleString("en").replace("-", "\u2212");
  const rows = (names) => {
    counters.replaceChildren(
      ...names.map((name) => {
        const row = document.createElement("div");
        row.append(document.createElement("dt"), document.createElement("dd"));
        row.firstChild.textContent = name;
        return row;
      }),
    );
    return [...counters.querySelectorAll("dd")];
  };
  let cells = [];

  function draw() {
    current.show(frame);
    at.value = frame;
    const step = Math.min(frame * current.stride, current.numSteps);
    at.setAttribute("aria-valuetext", "step " + step);
    const isLast = frame === current.numFrames - 1;
    const small = (text) => Object.assign(document.createElement("small"), { textContent: text });
    cells[0].replaceChildren(String(step), small(isLast ? current.ending : "of " + current.numSteps));
    cells[1].replaceChildren(digits(current.sums.episodeReturn[frame]));
    current.costs.forEach(({ limit }, k) => {
      const cost = current.sums.costs[k][frame];
      cells[k + 2].replaceChildren(digits(cost), ...(limit === undefined ? [] : [small("limit " + digits(limit))]));
      cells[k + 2].className = cost > limit ? "over" : "";
    });
  }

  function choose() {
    takes.forEach((take, i) => (take.hidden = i !== which.selectedIndex));
    const i = which.selectedIndex;
    current = ready[i] ??= prepare(takes[i]);
    at.max = current.numFrames - 1;
    cells = rows(["step", "return", ...current.costs.map(({ name }) => name)]);
    frame = 0;
    pause();
    draw();
  }

  /** Frames per second: an episode takes about twelve seconds, a short one less. */
  const rate = () => Math.min(isCalm.matches ? 4 : 60, Math.max(3, Math.min(30, current.numFrames / 12)) * pace.value);

  function tick(time) {
    if (!isPlaying) return;
    started ??= time;
    const due = Math.floor(((time - started) * rate()) / 1000);
    if (due > 0) {
      started += (due * 1000) / rate();
      frame = Math.min(frame + due, current.numFrames - 1);
      draw();
      if (frame === current.numFrames - 1) return pause();
    }
    requestAnimationFrame(tick);
  }
  function pause() {
    isPlaying = false;
    toggle.setAttribute("aria-pressed", "false");
    toggle.setAttribute("aria-label", "play");
  }
  function play() {
    if (frame === current.numFrames - 1) frame = 0;
    isPlaying = true;
    started = undefined;
    toggle.setAttribute("aria-pressed", "true");
    toggle.setAttribute("aria-label", "pause");
    requestAnimationFrame(tick);
  }

  toggle.addEventListener("click", () => (isPlaying ? pause() : play()));
  which.addEventListener("change", choose);
  at.addEventListener("input", () => {
    pause();
    frame = Number(at.value);
    draw();
  });
  at.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    toggle.click();
  });
  choose();
}
})();
`;
