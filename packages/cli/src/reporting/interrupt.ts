/** What a shell calls a command that Ctrl+C ended. */
export const interruptedCode = 130

/**
 * Runs something that may take long. The first Ctrl+C (or SIGTERM) aborts `signal`, so that it ends well; the second ends
 * the process at once.
 */
export async function withInterrupt<Result>(run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(interruptedCode)
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    return await run(controller.signal)
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}
