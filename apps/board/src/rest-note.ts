/** An answer of Bull Board's that lists queues, with the note in front of each one's description. */
export function withRestNote<Body>(body: Body, note: string | null): Body {
  if (note === null || typeof body !== 'object' || body === null || !('queues' in body)) return body;
  if (!Array.isArray(body.queues)) return body;
  const queues = body.queues.map((queue: object) => {
    const described = 'description' in queue && typeof queue.description === 'string' ? queue.description : '';
    return { ...queue, description: `The fleet is ${note}. ${described}` };
  });
  return { ...body, queues };
}
