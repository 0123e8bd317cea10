/** Milliseconds between two looks. */
const intervalMs = 100

/**
 * Ends this process as SIGTERM does once the one that started it is gone: a command that was killed, or npm, which passes no
 * signal on to what its shell runs, so that a backend would keep its port after `npm start` was stopped.
 */
export function stopWhenOrphaned(): void {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, intervalMs)
  watch.unref()
}
