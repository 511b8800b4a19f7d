/** The settings cannot be used. Each problem names the variables, what was expected and what to do, never a secret. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  /** EX_CONFIG of sysexits.h. */
  readonly exitCode = 78;
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const lines = problems.map((problem) => `  - ${problem}`);
    super(
      `${problems.length === 1 ? 'A setting' : `${problems.length} settings`} cannot be used:\n${lines.join('\n')}`,
    );
    this.problems = problems;
  }
}
