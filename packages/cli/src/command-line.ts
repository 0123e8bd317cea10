import { isBackendError } from '@label-studio-ml/protocol'
import { Command, CommanderError } from 'commander'
import { addConnectCommand } from './connect/connect-command.ts'
import { addCreateCommand } from './create/create-command.ts'
import { addDoctorCommand } from './doctor/doctor-command.ts'
import { ownVersion } from './own-files.ts'
import { addStartCommand } from './start/start-command.ts'

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
  addStartCommand(program, onEnd)
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    if (!isBackendError(error)) throw error
    console.error(`${error.code}: ${error.message}`)
    return 1
  }
}
