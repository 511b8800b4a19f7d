import { promptTimes } from './prompt-times.ts';

// A process of its own, so that it can be started as a worker is: PEOPLE FROM, and the times as JSON.
const [people = Number.NaN, from = Number.NaN] = process.argv.slice(2).map(Number);
if (!(people > 0 && from >= 0)) throw new Error('expected two numbers: PEOPLE, above 0, and FROM, the first one’s');
process.stdout.write(JSON.stringify(await promptTimes(people, from)));
