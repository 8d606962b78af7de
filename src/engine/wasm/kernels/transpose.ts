/**
 * target ← sourceᵀ, in blocks of 4 × 4. Both lie in panels of 8 columns with any
 * distances, in bytes, between panels and between rows; a row-major matrix is
 * one whose panels are 32 bytes apart. `numRows` and `numColumns` are those of
 * the source, and multiples of 4.
 */
export function transpose(
  source: usize, sourcePanel: usize, sourceRow: usize, target: usize, targetPanel: usize, targetRow: usize,
  numRows: i32, numColumns: i32,
): void {
  for (let column = 0; column < numColumns; column += 4) {
    const from = source + place(column, sourcePanel);
    const to = target + <usize>column * targetRow;
    for (let row = 0; row < numRows; row += 4) {
      transposeBlock(from + <usize>row * sourceRow, sourceRow, to + place(row, targetPanel), targetRow);
    }
  }
}

// @ts-ignore: decorator
@inline
/** Where a column begins. */
function place(column: i32, panel: usize): usize {
  return <usize>(column >> 3) * panel + <usize>(column & 7) * 4;
}

// @ts-ignore: decorator
@inline
function transposeBlock(from: usize, fromRow: usize, to: usize, toRow: usize): void {
  const a = v128.load(from), b = v128.load(from + fromRow);
  const c = v128.load(from + 2 * fromRow), d = v128.load(from + 3 * fromRow);
  const ab01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5), ab23 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd01 = v128.shuffle<f32>(c, d, 0, 4, 1, 5), cd23 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(ab01, cd01, 0, 1, 4, 5));
  v128.store(to + toRow, v128.shuffle<f32>(ab01, cd01, 2, 3, 6, 7));
  v128.store(to + 2 * toRow, v128.shuffle<f32>(ab23, cd23, 0, 1, 4, 5));
  v128.store(to + 3 * toRow, v128.shuffle<f32>(ab23, cd23, 2, 3, 6, 7));
}
