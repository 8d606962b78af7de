import { CHUNK_PANEL, ROW, multiplyAdd } from "./panels";

/**
 * tangent ← gain ⊙ tangent + gain′ ⊙ X̂ + shift′, where it was that of X̂ in `normalize`.
 *
 * `tangent`, `normalized` X̂ [rows, 8·numPanels]: panels of a chunk. `gains`, and gain′ and shift′ at `gainTangents`
 * and `shiftTangents`, [8·numPanels].
 */
export function normalizationTangent(
  tangent: usize, normalized: usize, gains: usize, gainTangents: usize, shiftTangents: usize,
  rows: i32, numPanels: i32,
): void {
  const rest = CHUNK_PANEL - <usize>rows * ROW;
  for (let panel = 0; panel < numPanels; panel++) {
    const gain0 = v128.load(gains, 0), gain1 = v128.load(gains, 16);
    const gainTangent0 = v128.load(gainTangents, 0), gainTangent1 = v128.load(gainTangents, 16);
    const shiftTangent0 = v128.load(shiftTangents, 0), shiftTangent1 = v128.load(shiftTangents, 16);
    for (let row = 0; row < rows; row++) {
      const own0 = multiplyAdd(gainTangent0, v128.load(normalized, 0), shiftTangent0);
      const own1 = multiplyAdd(gainTangent1, v128.load(normalized, 16), shiftTangent1);
      v128.store(tangent, multiplyAdd(gain0, v128.load(tangent, 0), own0), 0);
      v128.store(tangent, multiplyAdd(gain1, v128.load(tangent, 16), own1), 16);
      tangent += ROW;
      normalized += ROW;
    }
    tangent += rest;
    normalized += rest;
    gains += ROW;
    gainTangents += ROW;
    shiftTangents += ROW;
  }
}
