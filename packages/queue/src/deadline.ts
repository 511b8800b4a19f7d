/** What `work` brings, or `late` once `ms` milliseconds are over. What fails before then is thrown, later it is let go. */
export async function within<Value, Late>(ms: number, work: Promise<Value>, late: Late): Promise<Value | Late> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<Late>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
