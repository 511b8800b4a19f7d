/** A schedule that never comes due while something is staged: a run is begun by hand. */
export const NEVER = '0 0 29 2 *';
