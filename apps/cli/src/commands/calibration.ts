import { RELIABILITY_OUTCOMES, reliabilityOf, rulesCompared, windowBefore } from '@ambia/prediction';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { calibrationDocument, calibrationText, unlearnedText } from '../show/calibration.ts';
import { withStore } from '../wire.ts';

export function addCalibration(cli: Cli): void {
  cli
    .command('calibration', [
      ['ambia calibration', 'the map and its data'],
      ['ambia calibration --json', 'the same with every number, for a program'],
    ])
    .action((options: CommonOptions) => cli.perform(options, calibration));
}

const WEEK_DAYS = 7;
/** Of the last week; more would not change the picture. */
const OUTCOMES = 50_000;

function calibration(invocation: Invocation): Promise<ExitCode> {
  const { io, out } = invocation;
  return withStore(invocation, async ({ store, settings }) => {
    const stored = await store.learned();
    const recent = reliabilityOf(await store.labelledQueued(RELIABILITY_OUTCOMES, { before: io.now() }));
    const { calibration: mode, confidence } = settings;
    if (stored === null) {
      out.result({ mode, learned_at: null, reliability: recent }, () => unlearnedText({ mode, recent }));
      return EXIT.ok;
    }
    const lastWeek = await store.labelled({
      limit: OUTCOMES,
      since: windowBefore(io.now(), WEEK_DAYS).since,
      before: io.now(),
    });
    const compared = rulesCompared(lastWeek, stored.learned.calibration, confidence.queue);
    const lastAsked = await store.newestLlama();
    const shown = { ...stored, mode, lastAsked, threshold: confidence.queue, recent, compared };
    out.result(calibrationDocument(shown), () => calibrationText(shown));
    return EXIT.ok;
  });
}
