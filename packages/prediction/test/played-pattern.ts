const fridays = { days: ['friday'], at: '20:00', window_minutes: 60 };

/** A pattern as Llama may answer it: the first candidate, on Fridays at eight. */
export function pattern(more: object): object {
  return { confidence: 0.85, candidate: 'c1', predicted_action: 'show films', recurrence: fridays, ...more };
}
