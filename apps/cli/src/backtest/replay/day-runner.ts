import type { Considered, Learned } from '@ambia/prediction';
import { firstReplayedDay } from './begin.ts';
import { emittedOn } from './daily.ts';
import { firstSlotOf } from './first-slot.ts';
import { byId, type ReplaySetting } from './setting.ts';
import type { SlotRunner } from './slot-runner.ts';
import { slotsOf } from './slots.ts';

/** Runs one day of the protocol, and says what the daily one emits. @param emitted what earlier days did */
export type DayRunner = (day: number, learned: Learned, emitted: readonly Considered[]) => Promise<Considered[]>;

export function dayRunner(setting: ReplaySetting, runSlot: SlotRunner): DayRunner {
  return setting.protocol.protocol === 'daily' ? daily(setting, runSlot) : slotBySlot(setting, runSlot);
}

/** Everybody at 04:00, for all of them teach; what counts is the scored people's. */
function daily({ log, calendar, scored, protocol }: ReplaySetting, runSlot: SlotRunner): DayRunner {
  const scoredPeople = byId(scored.people);
  return async (day, learned, emitted) => {
    const slot = calendar.startOf(day);
    const rules = { slot, nextSlot: calendar.startOf(day + 1), top: protocol.top };
    const live = emitted.filter(({ until }) => until > slot);
    const analyses = await runSlot({ slot, who: log.people, learned, always: true });
    return analyses
      .filter(({ userId }) => scoredPeople.get(userId)?.days.has(day))
      .flatMap(({ userId, considered }) => {
        const own = live.filter((one) => one.userId === userId);
        return emittedOn(considered, own, rules);
      });
  };
}

/** The scored people at every slot: the others' would teach hardly more, and cost five times as much. */
function slotBySlot({ calendar, scored, protocol }: ReplaySetting, runSlot: SlotRunner): DayRunner {
  const spanOf = (day: number) => ({ from: calendar.startOf(day), until: calendar.startOf(day + 1) });
  const firstDay = spanOf(firstReplayedDay({ calendar, scored }));
  const people = scored.people.map((person) => ({
    person,
    first: firstSlotOf(person.userId, protocol.seed, firstDay),
  }));
  return async (day, learned) => {
    for (const slot of slotsOf(day, spanOf(day), protocol)) {
      const who = people.filter(({ first }) => first <= slot).map(({ person }) => person);
      await runSlot({ slot, who, learned });
    }
    return [];
  };
}
