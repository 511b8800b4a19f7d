/**
 * Redis or MySQL cannot be had. The message is for people: what was tried, why each way failed, what to do.
 * It is final: nobody falls through to another way after it.
 */
export class BackendUnavailable extends Error {
  override readonly name = 'BackendUnavailable';
  /** EX_UNAVAILABLE of sysexits.h. */
  readonly exitCode = 69;
  readonly problem: string;
  /** What helps; the same for both servers, so that it can be said once. */
  readonly remedy: string;

  constructor(problem: string, remedy = '') {
    super(remedy === '' ? problem : `${problem}\n\n${remedy}`);
    this.problem = problem;
    this.remedy = remedy;
  }
}

/** Several as one, for people who would otherwise repair one thing after the other. */
export function togetherUnavailable(errors: readonly BackendUnavailable[]): BackendUnavailable {
  const remedies = new Set(errors.map((error) => error.remedy).filter((remedy) => remedy !== ''));
  return new BackendUnavailable(errors.map((error) => error.problem).join('\n\n'), [...remedies].join('\n\n'));
}

/** The reason of any thrown value, for people. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
