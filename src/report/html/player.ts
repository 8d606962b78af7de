import { framesOf } from "../../experiments/recording/frames.ts";
import type { Player, Take } from "../document.ts";
import { escaped } from "../dom.ts";
import { scaleOf, sceneSvg } from "../scene/sceneSvg.ts";
import { described } from "./described.ts";

const SIZE = 440; // pixels of a picture's longer edge, where there is room

/** Episodes to be played: the first frame of each as it is, and how the script moves it from there. */
export function playerHtml({ id, caption, takes }: Player): string {
  const options = takes.map(({ name }, i) => `<option value="${i}">${escaped(name)}</option>`);
  return `<figure class="player" id="${id}">
<div class="takes">
${takes.map(takeHtml).join("\n")}
</div>
<div class="desk">
<label class="which">variant <select>${options.join("")}</select></label>
<dl class="counters"></dl>
<div class="bar"><button type="button" class="toggle" aria-label="play"></button><input type="range" class="at" min="0" max="0" value="0" step="1" aria-label="frame"><label class="pace">speed <select><option value="0.25">¼</option><option value="0.5">½</option><option value="1" selected>1</option><option value="2">2</option><option value="4">4</option></select></label></div>
</div>
<figcaption>${typeof caption === "string" ? escaped(caption) : ""}</figcaption>
<noscript>These are the first frames. To play them takes a browser that runs scripts.</noscript>
</figure>`;
}

function takeHtml({ name, recording, costs }: Take, index: number): string {
  const [first] = framesOf(recording);
  const { svg } = sceneSvg(first.scene, { size: SIZE });
  const scale = scaleOf(first.scene, SIZE);
  // "<" is written so that no text can end the script element.
  const data = JSON.stringify({ ...recording, scale, costs }).replaceAll("<", "\\u003c");
  return `<div class="take"${index > 0 ? " hidden" : ""}>${described(svg, `an episode of ${name}`)}<script type="application/json">${data}</script></div>`;
}
