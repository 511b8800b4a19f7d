import type { Remembered } from '@ambia/db';
import { localTime, type Person, slotText } from '@ambia/prediction';
import { count, counted, wallClock } from './amounts.ts';
import { oneLine } from './one-line.ts';

export interface Explained {
  readonly user: string;
  readonly person: Person;
  /** Newest window first. */
  readonly considered: readonly Remembered[];
  /** Whether there are more, with older windows. */
  readonly more: boolean;
  /** How far back was looked. */
  readonly days: number;
  /** IANA. */
  readonly zone: string;
  readonly now: number;
  /** The confidence from which a prediction is queued. */
  readonly threshold: number;
}

/** So that a line stays readable; --json has all of it. */
const TEXT_LIMIT = 60;

export function explainText(explained: Explained): string {
  const { user, person, considered, zone, more, days } = explained;
  if (person.optedOut) return `${user} said no to predictions: nothing is considered for them`;
  const head = `${user}  (times in ${zone})\n${askedText(explained)}`;
  if (considered.length === 0) {
    return `${head}\nnothing is ahead, and nothing was considered in the last ${counted(days, 'day')} (--days looks farther back)`;
  }
  const parts = considered.map(
    (one) => `\n${windowText(one, zone)}  ${oneLine(one.need, TEXT_LIMIT)}\n${reasonsText(one, explained)}`,
  );
  const rest = more ? `\nonly the newest ${count(considered.length)} (--limit shows more)` : '';
  return [head, ...parts, rest].filter((part) => part !== '').join('\n');
}

function askedText({ person: { answer, lastSlot }, zone }: Explained): string {
  if (answer !== null) {
    const { slot, llama, asked, patterns } = answer;
    const brought = `${counted(asked.length, 'habit')} shown, ${counted(patterns.length, 'pattern')} kept`;
    return `last put before Llama ${wallClock(slot, zone)}: ${brought} (${oneLine(llama, TEXT_LIMIT)})`;
  }
  return lastSlot === null
    ? 'not analysed yet (`ambia enqueue` does it now)'
    : `last looked at ${wallClock(lastSlot, zone)}; no answer of Llama is kept`;
}

function reasonsText(one: Remembered, explained: Explained): string {
  return [rulingText(one, explained.threshold), evidenceText(one), outcomeText(one, explained.now)]
    .map((line) => `  ${line}`)
    .join('\n');
}

/** Why it stands or fell. */
function rulingText({ ruling, decidedBy, confidence }: Remembered, threshold: number): string {
  const [number, least] = toldApart(confidence, threshold);
  const whose = WHOSE[decidedBy];
  switch (ruling) {
    case 'queued':
      return `stands, queued: ${whose}, ${number}, meets the threshold of ${least}`;
    case 'below_threshold':
      return `fell: ${whose}, ${number}, is below the threshold of ${least}`;
    case 'gate_closed':
      return `fell: ${whose}, ${number}, meets the threshold of ${least}, but too few that were so sure came true so far`;
    case 'left_out':
      return 'fell: Llama was shown this habit and did not name it';
  }
}

const WHOSE = {
  llama: "Llama's own confidence",
  habit: "the habit's evidence",
  calibration: 'the calibrated probability',
};

/** Two decimals, or as many as it takes to see that one is less than the other: .6996 is not .70. */
function toldApart(one: number, other: number): [string, string] {
  const digits = [2, 3, 4, 5].find((places) => one === other || one.toFixed(places) !== other.toFixed(places)) ?? 6;
  return [one.toFixed(digits), other.toFixed(digits)];
}

function evidenceText({ stated, evidence, kept, calibrated }: Remembered): string {
  const said = stated === null ? '' : `Llama stated ${stated.toFixed(2)}`;
  const counts =
    evidence === null ? 'new to this person, no evidence' : `it came on ${kept} (evidence ${evidence.toFixed(2)})`;
  const worth = calibrated === null ? '' : `calibrated ${calibrated.toFixed(2)}`;
  return [said, counts, worth].filter((part) => part !== '').join('; ');
}

function outcomeText({ hit, served, from, until }: Remembered, now: number): string {
  if (hit === null) {
    if (now >= until) return 'its window is over and not judged yet';
    return now < from ? 'its window is still to come' : 'its window is open';
  }
  const page = served ? 'while a page made for it lives' : 'though not while a page made for it lives';
  return hit ? `came true, ${page}` : `did not come true${served ? `, but came ${page}` : ''}`;
}

function windowText({ from, until }: Remembered, zone: string): string {
  return `${wallClock(from, zone)}–${localTime(until, zone).time}`;
}

export function explainDocument(explained: Explained): object {
  const { user, person, considered, more, zone, threshold } = explained;
  return {
    user,
    time_zone: zone,
    opted_out: person.optedOut,
    last_slot: person.lastSlot === null ? null : slotText(person.lastSlot),
    asked_at: person.answer === null ? null : slotText(person.answer.slot),
    more,
    predictions: considered.map((one) => consideredDocument(one, threshold)),
  };
}

function consideredDocument(one: Remembered, threshold: number): object {
  return {
    need: one.need,
    from: slotText(one.from),
    until: slotText(one.until),
    scheduled_for: slotText(one.scheduledFor),
    considered_at: slotText(one.slot),
    ruling: one.ruling,
    why: rulingText(one, threshold),
    decided_by: one.decidedBy,
    confidence: one.confidence,
    llama: one.llama,
    llama_confidence: one.stated,
    evidence_confidence: one.evidence,
    evidence: one.kept,
    calibrated_confidence: one.calibrated,
    hit: one.hit,
    served: one.served,
  };
}
