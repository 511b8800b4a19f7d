/** Our failures begin with their code; BullMQ has two texts of its own. */
const SAFE_REASON = /^(?:[A-Z][A-Z0-9_]{2,63}(?:: |$)|job (?:stalled|started) more than allowable limit)/;
const ERROR_NAME = /^(?:[A-Za-z]*Error|Failure): /;
const FRAME = /^ +at .*(?::\d+:\d+\)?|<anonymous>\)?)$/;

/** Why a job failed, unless the text is not one of this system's: then nobody knows whose words it quotes. */
export function safeReason(reason: string): string {
  const text = reason.replace(ERROR_NAME, '');
  return SAFE_REASON.test(text) ? reason : '(withheld: not a failure text of this system)';
}

/** A stack trace's frames under a safe first line. */
export function safeTrace(trace: string): string {
  const [first = '', ...rest] = trace.split('\n');
  return [safeReason(first), ...rest.filter((line) => FRAME.test(line))].join('\n');
}

/** Any answer of Bull Board's, with its failure texts made safe wherever they stand. */
export function redacted<Body>(body: Body): Body {
  return JSON.parse(JSON.stringify(body), (key, value: unknown) => {
    if (key === 'failedReason' || key === 'deferredFailure')
      return typeof value === 'string' ? safeReason(value) : value;
    if (key !== 'stacktrace' || !Array.isArray(value)) return value;
    return value.map((trace) => (typeof trace === 'string' ? safeTrace(trace) : trace));
  });
}
