import { readSettings, SettingsError } from '../src/index.ts';

/** What is refused in an environment; nothing where it can be used. */
export function problemsOf(
  env: Record<string, string>,
  readFile: (path: string) => string = () => '',
): readonly string[] {
  try {
    readSettings(env, readFile);
    return [];
  } catch (error) {
    if (error instanceof SettingsError && error.exitCode === 78) return error.problems;
    throw error;
  }
}
