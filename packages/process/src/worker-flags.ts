/**
 * What a worker's node is started with; from within the process it has no effect. A person's events are read into objects
 * that live as long as their analysis: with node's 16 MiB for young objects (on a machine with memory enough) many of them are
 * moved to the old ones first.
 * Beside other load, three runs each by turns, 16 against 64 MiB: a prompt for 5,000 events took 13–14 against 8–9 ms
 * (median), p99 36–58 against 20–43 ms. 32 MiB gave 10–15 ms. They take up to 3 x 64 MiB: a container has 512 MiB or more.
 * All of it from the start: growing into it, node touches new pages while it works, and a person met by that took 28 instead
 * of 8 ms of CPU. Beside other load, three runs each by turns, CPU p99 of the same prompt: 31–32 ms growing, 14–16 from the
 * start (with 32 MiB 15–18, with 16 MiB 17–20).
 */
export const WORKER_FLAGS: readonly string[] = ['--max-semi-space-size=64', '--min-semi-space-size=64'];
