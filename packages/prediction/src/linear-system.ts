/** Square matrices row by row. */
export type Matrix = Float64Array;

/** Solves `matrix × x = right` for a symmetric positive definite matrix (its lower half is read) by Cholesky's method. */
export function solve(matrix: Matrix, right: Float64Array): Float64Array {
  const size = right.length;
  const lower = factor(matrix, size);
  const x = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    let sum = x[row] ?? 0;
    for (let at = 0; at < row; at++) sum -= (lower[row * size + at] ?? 0) * (x[at] ?? 0);
    x[row] = sum / (lower[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row] ?? 0;
    for (let at = row + 1; at < size; at++) sum -= (lower[at * size + row] ?? 0) * (x[at] ?? 0);
    x[row] = sum / (lower[row * size + row] ?? 1);
  }
  return x;
}

/** Below this a pivot is rounding error. */
const LEAST_PIVOT = 1e-9;

function factor(matrix: Matrix, size: number): Matrix {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] ?? 0;
      for (let at = 0; at < column; at++) sum -= (lower[row * size + at] ?? 0) * (lower[column * size + at] ?? 0);
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(sum, LEAST_PIVOT)) : sum / (lower[column * size + column] ?? 1);
    }
  }
  return lower;
}
