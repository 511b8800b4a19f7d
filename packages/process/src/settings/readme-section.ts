const START = '<!-- settings -->';
const END = '<!-- /settings -->';

/** What a README has between its two markers, without surrounding blank lines; null where a marker is missing. */
export function readmeSection(readme: string): string | null {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  return start < 0 || end < start ? null : readme.slice(start + START.length, end).trim();
}

/** The README with another text between its markers; null where a marker is missing. */
export function withReadmeSection(readme: string, text: string): string | null {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start < 0 || end < start) return null;
  return `${readme.slice(0, start + START.length)}\n\n${text.trim()}\n\n${readme.slice(end)}`;
}
