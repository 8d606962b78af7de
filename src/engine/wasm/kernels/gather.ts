import { CHUNK_PANEL, ROW } from "./panels";

/**
 * Takes `rows` rows of the observations, row-major [·, numInputs], into panels.
 * Columns beyond `numInputs` are not touched.
 */
export function gather(observations: usize, numInputs: i32, index: usize, panels: usize, rows: i32): void {
  const numWhole = numInputs >> 3, numOver = numInputs & 7;
  for (let row = 0; row < rows; row++) {
    let from = observations + <usize>load<u32>(index) * <usize>numInputs * 4;
    let to = panels;
    for (let panel = 0; panel < numWhole; panel++) {
      v128.store(to, v128.load(from, 0), 0);
      v128.store(to, v128.load(from, 16), 16);
      from += ROW;
      to += CHUNK_PANEL;
    }
    for (let column = 0; column < numOver; column++) {
      store<f32>(to, load<f32>(from));
      from += 4;
      to += 4;
    }
    index += 4;
    panels += ROW;
  }
}
