import { isBackendError } from '@label-studio-ml/protocol'
import type { ClientError } from '@label-studio-ml/protocol/client'
import { Command, CommanderError } from 'commander'
import { addConnectCommand } from './connect/connect-command.ts'
import { addCreateCommand } from './create/create-command.ts'
import { addDoctorCommand } from './doctor/doctor-command.ts'
import { addEvaluateCommand } from './evaluate/evaluate-command.ts'
import { addLearnCommand } from './learn/learn-command.ts'
import { ownVersion } from './own-files.ts'
import { addPredictCommand } from './predict/predict-command.ts'
import { interruptedCode } from './reporting/interrupt.ts'
import { addStartCommand } from './start/start-command.ts'
import { addTrainCommand } from './train/train-command.ts'

/** Their exit code 1 says that a part failed, so 2 says that nothing could be done. */
const bulkCommands = new Set(['predict', 'learn', 'train', 'evaluate'])

/**
 * Runs `label-studio-ml` with these arguments and gives the exit code. After `start` the process goes on as long as the
 * backend does.
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let code = 0
  const program = new Command('label-studio-ml')
    .description('Creates, starts, connects and checks Label Studio ML backends')
    .version(ownVersion())
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)')
  const onEnd = (ended: number) => {
    code = ended
  }
  addConnectCommand(program, onEnd)
  addCreateCommand(program)
  addDoctorCommand(program, onEnd)
  addEvaluateCommand(program, onEnd)
  addLearnCommand(program, onEnd)
  addPredictCommand(program, onEnd)
  addStartCommand(program, onEnd)
  addTrainCommand(program, onEnd)
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    const failed = bulkCommands.has(args[0] ?? '') ? 2 : 1
    if (error instanceof CommanderError && error.exitCode === interruptedCode) {
      console.error(error.message)
      return interruptedCode
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : failed
    if (!isBackendError(error) && !isClientError(error)) throw error
    console.error(`${error.code}: ${error.message}`)
    return failed
  }
}

/** A backend that does not answer, or answers with an error. */
function isClientError(error: unknown): error is ClientError {
  return error instanceof Error && error.name === 'ClientError'
}
