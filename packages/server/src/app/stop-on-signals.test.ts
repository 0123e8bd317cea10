import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLog } from '../observability/log.ts'
import type { RunningBackend } from './create-backend.ts'
import { stopOnSignals } from './stop-on-signals.ts'

const ended = vi.fn<(how: string | number) => void>()

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(process, 'exit').mockImplementation((code) => ended(Number(code)) as never)
  vi.spyOn(process, 'kill').mockImplementation((_pid, signal) => {
    ended(String(signal))
    return true
  })
})
afterEach(() => {
  process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT')
  vi.useRealTimers()
  vi.restoreAllMocks()
  ended.mockReset()
})

function listenForSignals({ close = async () => {}, isHanging = false }) {
  const log = createLog('silent', { write: () => {} })
  const opened = { log, isHanging: () => isHanging, drain: async () => {} }
  stopOnSignals({ close } as RunningBackend, opened)
}

const never = () => new Promise<void>(() => {})

test('a signal ends the process after the backend is closed, with 1 when that failed', async () => {
  listenForSignals({})
  process.emit('SIGTERM')
  await vi.waitFor(() => expect(ended.mock.calls).toEqual([[0]]))
  process.removeAllListeners('SIGTERM')
  listenForSignals({ close: () => Promise.reject(new Error('the disk is away')) })
  process.emit('SIGTERM')
  await vi.waitFor(() => expect(ended.mock.calls).toEqual([[0], [1]]))
})

test('the same Ctrl+C may come twice, a second one ends the process at once', () => {
  listenForSignals({ close: never })
  process.emit('SIGINT')
  vi.advanceTimersByTime(100)
  process.emit('SIGINT')
  expect(ended).not.toHaveBeenCalled()
  vi.advanceTimersByTime(900)
  process.emit('SIGINT')
  expect(ended.mock.calls).toEqual([[1]])
})

test('a log write that hangs does not hold up a second signal', () => {
  listenForSignals({ close: never, isHanging: true })
  process.emit('SIGTERM')
  vi.advanceTimersByTime(1000)
  process.emit('SIGTERM')
  expect(ended.mock.calls[0]).toEqual(['SIGKILL'])
})
