/** Milliseconds between two looks. */
const intervalMs = 100

/**
 * Under npm or npx: ends this process as SIGTERM does once the one that started it is gone. npm passes no signal on to
 * what its shell runs, so a backend would keep its port after `npm start` was stopped.
 */
export function stopWhenOrphaned(): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, intervalMs)
  watch.unref()
}
