import type { Log } from '../observability/log.ts'
import type { OpenedLog } from '../observability/open-log.ts'
import type { RunningBackend } from './create-backend.ts'

/** A second signal within this time is the same Ctrl+C: npm and pnpm pass it on to a process that got it already. */
const sameSignalMs = 500

const drainTimeoutMs = 500

type LastLines = Pick<OpenedLog, 'log' | 'drain' | 'isHanging'>

/** The first signal closes the backend well, a second one ends the process at once. */
export function stopOnSignals(backend: RunningBackend, opened: LastLines): void {
  let stoppingSince: number | undefined
  const stop = async () => {
    if (stoppingSince === undefined) {
      stoppingSince = Date.now()
      const code = await closeWell(backend, opened.log)
      await opened.drain(drainTimeoutMs)
      exit(code, opened)
    } else if (Date.now() - stoppingSince > sameSignalMs) exit(1, opened)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function closeWell(backend: RunningBackend, log: Log): Promise<number> {
  try {
    await backend.close()
    return 0
  } catch (err) {
    log.error({ err }, 'the server did not stop well')
    return 1
  }
}

/** Node would wait forever for a write that hangs. */
function exit(code: number, { isHanging }: LastLines): void {
  if (isHanging()) process.kill(process.pid, 'SIGKILL')
  process.exit(code)
}
