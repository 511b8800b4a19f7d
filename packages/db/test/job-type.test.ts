import { expect, test } from 'vitest';
import { acceptedJobTypes, chooseJobType } from '../src/job-type.ts';

test.each([
  ['an ENUM', "enum('prediction','pattern_analysis')", [], ['prediction', 'pattern_analysis']],
  [
    'a CHECK as MariaDB shows it',
    'varchar(50)',
    ["`job_type` in ('pattern_prediction','ambient_event')"],
    ['pattern_prediction', 'ambient_event'],
  ],
  [
    'a CHECK as MySQL shows it',
    'varchar(50)',
    [
      "(`status` in (_utf8mb4\\'queued\\'))",
      "(`job_type` in (_utf8mb4\\'pattern_prediction\\',_utf8mb4\\'ambient_event\\'))",
    ],
    ['pattern_prediction', 'ambient_event'],
  ],
  ['no restriction', 'varchar(50)', ["`status` in ('queued')"], null],
] as const)('%s tells what job_type accepts', (_name, type, checks, accepted) => {
  expect(acceptedJobTypes(type, checks)).toEqual(accepted);
});

test.each([
  [['prediction', 'other'], undefined, 'prediction'],
  [['pattern_prediction', 'other'], undefined, 'pattern_prediction'],
  [['prediction', 'other'], 'other', 'other'],
  [null, undefined, 'pattern_prediction'],
  [null, 'anything', 'anything'],
])('of %j with %s wanted, %s is chosen', (accepted, wanted, chosen) => {
  expect(chooseJobType(accepted, wanted)).toBe(chosen);
});

test('a column that accepts nothing of ours is refused, naming what it accepts', () => {
  expect(() => chooseJobType(['other'], undefined)).toThrow(/accepts other.*GENERATION_JOB_TYPE/);
});
