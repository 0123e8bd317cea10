const cleanups = new Set<() => void>()

/** Runs `cleanup` once when this process exits, be it because of a signal: vitest ends its workers with SIGTERM. */
export function onExit(cleanup: () => void): void {
  if (cleanups.size === 0) {
    process.once('exit', () => {
      for (const one of cleanups) one()
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
  }
  cleanups.add(cleanup)
}
