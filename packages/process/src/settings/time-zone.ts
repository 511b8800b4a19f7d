import { z } from 'zod';

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const timeZone = {
  expected: 'a time zone by its IANA name, such as Europe/Berlin or UTC',
  schema: z.string().refine(isTimeZone),
};
