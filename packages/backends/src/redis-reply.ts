/** A reply of the Redis protocol, as far as AUTH and INFO need it. */
export type Reply = { readonly error: string } | { readonly text: string };

/** The whole replies at the beginning of `heard`, in order; an unfinished one is left out. Throws if it is not Redis. */
export function readReplies(heard: Buffer): readonly Reply[] {
  const replies: Reply[] = [];
  let at = 0;
  while (at < heard.length) {
    const end = heard.indexOf('\r\n', at);
    const kind = String.fromCharCode(heard[at] ?? 0);
    if (!'+-$'.includes(kind)) throw new Error('something other than Redis answers');
    if (end < 0) break;
    const line = heard.toString('utf8', at + 1, end);
    at = end + 2;
    if (kind === '$') {
      const stop = at + Number(line);
      if (heard.length < stop + 2) break;
      replies.push({ text: heard.toString('utf8', at, stop) });
      at = stop + 2;
    } else replies.push(kind === '-' ? { error: line } : { text: line });
  }
  return replies;
}

/** A command in the form Redis reads: an array of bulk strings. */
export function redisCommand(...words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}
