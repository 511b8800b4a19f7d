/** So many calls in a row that failed, over so long a time, are an outage and not bad luck. */
const FAILURES = 5;
const OUTAGE_MS = 10_000;

/**
 * Notices when Llama answers again after an outage, by how calls end: `ok` or the code of a failure. Those who wait out
 * a long backoff then need not; how many call at once is limited elsewhere.
 */
export function noticeReturn(returned: () => void, now: () => number): (status: string) => void {
  let failures = 0;
  let since = 0;
  return (status) => {
    if (status === 'LLAMA_ABORTED') return;
    if (status !== 'ok') {
      if (failures === 0) since = now();
      failures += 1;
      return;
    }
    const wasAway = failures >= FAILURES && now() - since >= OUTAGE_MS;
    failures = 0;
    if (wasAway) returned();
  };
}
