import { fork } from 'node:child_process'
import { BackendError } from '@label-studio-ml/protocol'
import type { TrainOutput } from '@label-studio-ml/sdk'
import { trainerRole } from '../config.ts'
import type { TrainerMessage, TrainingOrder } from './trainer-messages.ts'

export interface TrainerResult {
  trainOutput: TrainOutput
  /** The journal's revision that was learned from. */
  revision: number
}

export interface TrainerEvents {
  onProgress(fraction: number): void
  onLog(message: string): void
}

/** Runs one training order. `TrainerCutOff` is thrown when the process ended without a word: worth another try. */
export type Trainer = (order: TrainingOrder, events: TrainerEvents, signal: AbortSignal) => Promise<TrainerResult>

/** The training process was killed or crashed before it could say why. */
export class TrainerCutOff extends Error {
  override readonly name = 'TrainerCutOff'
}

const graceAfterStop = 5000

/** Trains in a child process that runs the same entry file in another role, so that an author writes one class. */
export function createForkedTrainer(entry: string): Trainer {
  return (order, events, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const child = fork(entry, [], { env: { ...process.env, ...trainerRole }, execArgv: childExecArgv() })
      let last: TrainerMessage | undefined
      let killer: NodeJS.Timeout | undefined
      const stop = () => {
        child.kill('SIGTERM')
        killer = setTimeout(() => child.kill('SIGKILL'), graceAfterStop)
      }
      signal.addEventListener('abort', stop, { once: true })
      child.on('message', (message: TrainerMessage) => {
        if (message.type === 'progress') events.onProgress(message.fraction)
        else if (message.type === 'log') events.onLog(message.message)
        else last = message
      })
      child.on('error', (cause) => reject(new TrainerCutOff(`cannot start the training process: ${cause.message}`)))
      child.on('exit', (code, killedBy) => {
        clearTimeout(killer)
        signal.removeEventListener('abort', stop)
        if (signal.aborted) reject(signal.reason)
        else if (last?.type === 'done') resolve(last)
        else if (last?.type === 'failed') reject(trainingFailed(last.message, last.stack))
        else reject(new TrainerCutOff(`the training process ended with ${killedBy ?? `exit code ${code}`}`))
      })
      child.send(order)
    })
}

/** Its stack is that of the training process. */
function trainingFailed(message: string, stack: string | undefined): BackendError {
  const error = new BackendError('TRAINING_FAILED', message)
  if (stack !== undefined) error.stack = stack
  return error
}

/** The parent may run under `node --watch`; its child may not. */
function childExecArgv(): string[] {
  return process.execArgv.filter((argument) => !argument.startsWith('--watch') && !argument.startsWith('--inspect'))
}
