/** Reads a series of whole numbers, as `series.ts` of recordings writes it. */
export const decodeScript = `
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
function decoded(text) {
  const values = [];
  let value = 0;
  let at = 0;
  const read = () => {
    let sum = 0;
    for (let scale = 1; ; scale *= 32) {
      const digit = DIGITS.indexOf(text[at++]);
      sum += (digit % 32) * scale;
      if (digit < 32) return sum;
    }
  };
  while (at < text.length) {
    if (text[at] === ".") {
      at++;
      for (let left = read(); left > 0; left--) values.push(value);
    } else {
      const folded = read();
      value += folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
      values.push(value);
    }
  }
  return values;
}
`;

/** Moves the shapes of a take's first frame to where they are in the others. Part of the player's script. */
export const takeScript = `
/** A take as numbers, and a function that shows one of its frames. */
function prepare(take) {
  const data = JSON.parse(take.querySelector("script").textContent);
  const pixels = data.unit * data.scale;
  const [x, y, text] = [data.x, data.y, data.text].map(decoded);
  const tracks = data.tracks.map((track) =>
    Object.fromEntries(["x", "y", "heading", "shown"].map((key) => [key, decoded(track[key] ?? "")])),
  );
  const halos = data.halos.map((halo) => ({ ...halo, readings: decoded(halo.readings) }));
  const numbers = ({ unit, values }) => decoded(values).map((value) => value * unit);
  const sums = { episodeReturn: numbers(data.episodeReturn), costs: data.episodeCosts.map(numbers) };
  const all = (name) => [...take.querySelectorAll(name)];
  const [shapes, arcs, words] = [all(".shape"), all(".halo path"), all(".words tspan")];
  const one = (name) => take.querySelector(name);
  const [world, ground, halo, flash, lost] = [".world", ".ground", ".halo", ".flash", ".lost"].map(one);
  const [width, height] = [data.width * data.scale, data.height * data.scale];
  const inside = (value, room) => Math.min(room, Math.max(-room, value));
  const step = Number(ground?.dataset.step);
  const within = (value) => ((value % step) + step) % step;
  const place = (track, k) => "translate(" + track.x[k] * pixels + " " + -track.y[k] * pixels + ")";
  const turn = (track, k) => (track.heading.length ? " rotate(" + (-track.heading[k] * 360) / 256 + ")" : "");

  function show(k) {
    const lines = data.texts[text[k]].split("\\n");
    words.forEach((line, i) => (line.textContent = lines[i] ?? ""));
    if (!world) return;
    const [left, top] = [width / 2 - x[k] * pixels, height / 2 + y[k] * pixels];
    world.setAttribute("transform", "translate(" + left + " " + top + ")");
    ground.setAttribute("transform", "translate(" + within(left - data.scale / 2) + " " + within(top - data.scale / 2) + ")");
    tracks.forEach((track, i) => {
      shapes[i].setAttribute("transform", place(track, k) + turn(track, k));
      if (track.shown.length) shapes[i].setAttribute("visibility", track.shown[k] ? "visible" : "hidden");
    });
    const self = tracks[tracks.length - 1];
    halo.setAttribute("transform", place(self, k) + turn(self, k));
    flash.setAttribute("transform", place(self, k));
    flash.setAttribute("opacity", k > 0 && sums.costs.some((cost) => cost[k] > cost[k - 1]) ? 1 : 0);
    const [right, down] = [(self.x[k] - x[k]) * pixels, (y[k] - self.y[k]) * pixels];
    const [edgeX, edgeY] = [inside(right, width / 2 - 12), inside(down, height / 2 - 12)];
    const angle = (Math.atan2(down - edgeY, right - edgeX) * 180) / Math.PI;
    const at = (width / 2 + edgeX) + " " + (height / 2 + edgeY);
    lost.setAttribute("transform", "translate(" + at + ") rotate(" + angle + ")");
    lost.setAttribute("opacity", Math.abs(right) > width / 2 || Math.abs(down) > height / 2 ? 1 : 0);
    let arc = 0;
    for (const { numReadings, readings } of halos) {
      for (let i = 0; i < numReadings; i++) arcs[arc++].setAttribute("opacity", readings[i * x.length + k] / 9);
    }
  }
  return { ...data, numFrames: x.length, sums, show };
}
`;
