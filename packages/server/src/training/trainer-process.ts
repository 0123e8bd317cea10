import { fork } from 'node:child_process'
import { BackendError } from '@label-studio-ml/protocol'
import type { JobContext } from '../jobs/job-queue.ts'
import type { LabelStudioSettings } from '../label-studio/label-studio-settings.ts'
import type { MediaSettings } from '../media/media-settings.ts'
import type { VersionRecord } from '../versions/version-driver.ts'
import { type MemoryWatch, watchMemory } from './memory-watch.ts'
import { NothingToLearn } from './nothing-to-learn.ts'

/** What the training process is asked to do. Everything else it reads from the storage itself. */
export interface TrainingRequest {
  job: string
  project: string
  storageUrl: string
  modelDir: string
  /** A version whose `setup()` ends the whole process must not lock its project: the last attempt goes on from none. */
  beginsAnew: boolean
  /** With no annotation at all the training ends in `NothingToLearn`, whatever `fit` makes of none. */
  needsAnnotations: boolean
  labelStudio: LabelStudioSettings
  media: MediaSettings
}

export interface TrainerResult {
  /** The version that was published, which does not serve yet. */
  candidate: VersionRecord
  /** The journal's revision that was learned from. */
  revision: number
}

/** What the training process sends while it runs; the last one is none of `progress` and `log`. */
export type TrainerMessage =
  | { type: 'progress'; fraction: number }
  | { type: 'log'; message: string }
  | ({ type: 'done' } & TrainerResult)
  | { type: 'failed'; message: string; stack?: string | undefined }
  | { type: 'nothing to learn'; message: string }

/** Runs one training request. Throws `TrainerCrashed` when the process ended without a word: worth another attempt. */
export type Trainer = (request: TrainingRequest, context: Omit<JobContext, 'isLastAttempt'>) => Promise<TrainerResult>

/** The training process was killed or crashed before it could say why. */
export class TrainerCrashed extends Error {
  override readonly name = 'TrainerCrashed'
}

export interface ForkedTrainerOptions {
  /** Megabytes that a training process may use, and the limit of its JavaScript heap. Default: what Node allows. */
  memoryLimitMb?: number | undefined
}

const stopTimeoutMs = 5000

/** Tells the child that it trains instead of serving. */
const trainerRole = { LABEL_STUDIO_ML_ROLE: 'trainer' }

/** Trains in a child process that runs the same entry file in another role, so that an author writes one class. */
export function createForkedTrainer(entry: string, { memoryLimitMb }: ForkedTrainerOptions = {}): Trainer {
  return (request, { signal, progress, log }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const child = fork(entry, [], { env: { ...process.env, ...trainerRole }, execArgv: childExecArgv(memoryLimitMb) })
      const memory = watchMemory(child.pid, memoryLimitMb, () => child.kill('SIGKILL'))
      let last: TrainerMessage | undefined
      let killer: NodeJS.Timeout | undefined
      const stop = () => {
        child.kill('SIGTERM')
        killer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
      }
      signal.addEventListener('abort', stop, { once: true })
      child.on('message', (message: TrainerMessage) => {
        if (message.type === 'progress') progress(message.fraction)
        else if (message.type === 'log') log(message.message)
        else last = message
      })
      const cleanUp = () => {
        clearTimeout(killer)
        memory.stop()
        signal.removeEventListener('abort', stop)
      }
      child.on('error', (cause) => {
        cleanUp()
        child.kill('SIGKILL')
        reject(new TrainerCrashed(`cannot start the training process: ${cause.message}`))
      })
      // Not `exit`: what the process sent last may come after it.
      child.on('close', (code, killedBy) => {
        cleanUp()
        if (signal.aborted) reject(signal.reason)
        else if (last?.type === 'done') resolve(last)
        else if (last?.type === 'failed') reject(failure(last.message, last.stack))
        else if (last?.type === 'nothing to learn') reject(new NothingToLearn(last.message))
        else reject(endWithoutWord(code, killedBy, memory))
      })
      child.send(request)
    })
}

/** The parent may run under `node --watch`; its child may not. */
function childExecArgv(memoryLimitMb: number | undefined): string[] {
  const own = process.execArgv.filter(
    (argument) => !argument.startsWith('--watch') && !argument.startsWith('--inspect'),
  )
  return memoryLimitMb ? [...own, `--max-old-space-size=${Math.ceil(memoryLimitMb)}`] : own
}

/** The stack is that of the error in the training process. */
function failure(message: string, stack?: string): BackendError {
  const error = new BackendError('TRAINING_FAILED', message)
  if (stack) error.stack = stack
  return error
}

/** Node ends with SIGABRT when its heap is full: that would happen again. A kill from outside may not. */
function endWithoutWord(code: number | null, killedBy: NodeJS.Signals | null, memory: MemoryWatch): Error {
  const peak = memory.peakMb ? `: peak ${memory.peakMb} MB` : ''
  const advice = 'Raise TRAINING_MEMORY_LIMIT_MB, or train on less.'
  if (memory.isOverLimit) {
    return failure(`The training needed more memory than TRAINING_MEMORY_LIMIT_MB allows${peak}. ${advice}`)
  }
  if (killedBy === 'SIGABRT') {
    return failure(`The training process ended with SIGABRT: killed, probably for memory${peak}. ${advice}`)
  }
  const reason =
    killedBy === 'SIGKILL' ? `SIGKILL: killed, probably for memory${peak}` : (killedBy ?? `exit code ${code}`)
  return new TrainerCrashed(`the training process ended with ${reason}`)
}
