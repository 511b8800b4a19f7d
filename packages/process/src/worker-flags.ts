/**
 * What a worker's node is started with; from within the process it has no effect. A person's events are read into objects
 * that live as long as their analysis: in node's 16 MiB for young objects (on a machine with memory enough) many of them are
 * moved to the old ones first. And growing into that room costs whoever is being looked at: pages of memory that were never
 * touched, 1,400 of them in one person's prompt, which then took 28 instead of 8 ms. So it is there from the start, and is
 * not given back while a worker is idle.
 * CPU p99 of a prompt for 5,000 events, three runs each by turns beside other load: 31–32 ms growing to 64 MiB, 17–20 with 16
 * from the start, 15–18 with 32, 14–16 with 64. They take up to 3 x 64 MiB: a container has 512 MiB or more.
 */
export const WORKER_FLAGS: readonly string[] = ['--max-semi-space-size=64', '--min-semi-space-size=64'];
