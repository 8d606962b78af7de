/**
 * Solves A x = b for a symmetric, positive definite A, of which the lower triangle is read and overwritten.
 * `b` becomes x. [size, size] row by row, [size].
 */
export function solvePositive(matrix: Float64Array, vector: Float64Array, size: number): void {
  // A = L Lᵀ
  for (let column = 0; column < size; column++) {
    let pivot = matrix[column * size + column];
    for (let k = 0; k < column; k++) pivot -= matrix[column * size + k] * matrix[column * size + k];
    const root = Math.sqrt(pivot);
    matrix[column * size + column] = root;
    for (let row = column + 1; row < size; row++) {
      let entry = matrix[row * size + column];
      for (let k = 0; k < column; k++) entry -= matrix[row * size + k] * matrix[column * size + k];
      matrix[row * size + column] = entry / root;
    }
  }
  for (let row = 0; row < size; row++) {
    let entry = vector[row];
    for (let k = 0; k < row; k++) entry -= matrix[row * size + k] * vector[k];
    vector[row] = entry / matrix[row * size + row];
  }
  for (let row = size - 1; row >= 0; row--) {
    let entry = vector[row];
    for (let k = row + 1; k < size; k++) entry -= matrix[k * size + row] * vector[k];
    vector[row] = entry / matrix[row * size + row];
  }
}
