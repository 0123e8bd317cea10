/**
 * Works on what comes, a few pieces side by side, and takes no more than are worked on. After a failure nothing new begins:
 * `failing` is aborted, and the error is thrown when nothing goes on any more.
 */
export async function forEachBatch<Batch>(
  batches: AsyncIterable<Batch>,
  concurrency: number,
  failing: AbortController,
  work: (batch: Batch) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>()
  const start = (batch: Batch) => {
    const settled: Promise<void> = work(batch)
      .catch((error) => failing.abort(error))
      .finally(() => running.delete(settled))
    running.add(settled)
  }
  try {
    for await (const batch of batches) {
      if (running.size >= concurrency) await Promise.race(running)
      if (failing.signal.aborted) break
      start(batch)
    }
  } catch (error) {
    failing.abort(error)
  }
  await Promise.all(running)
  failing.signal.throwIfAborted()
}
