import { promptTimes } from './prompt-times.ts';

// A process of its own, so that it can be started as a worker is: PEOPLE FROM, and the times as JSON.
const [people, from] = process.argv.slice(2).map(Number);
process.stdout.write(JSON.stringify(await promptTimes(people ?? 1, from ?? 0)));
