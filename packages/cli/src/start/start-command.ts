import { type Command, Option } from 'commander'
import { checkBackend } from '../check/check-backend.ts'
import { findEntry } from '../entry/find-entry.ts'
import { runEntry } from './run-entry.ts'
import { environmentOf, type StartOptions } from './start-options.ts'
import { notifyWatcher } from './watch/notify-watcher.ts'
import { watchEntry } from './watch/watch-entry.ts'

/** `label-studio-ml start [folder]`; `onEnd` gets the exit code of a check or of a watched backend. */
export function addStartCommand(program: Command, onEnd: (code: number) => void): void {
  program
    .command('start')
    .description('run a backend; options that are left out come from the environment')
    .argument('[folder]', 'folder of the backend, or the file that calls serve(…)', '.')
    .option('-p, --port <port>', 'PORT (default: 9090; 0: any free one)')
    .option('--host <host>', 'HOST (default: 0.0.0.0)')
    .option('-d, --debug', 'LOG_LEVEL=debug')
    .option('--log-level <level>', 'LOG_LEVEL: trace, debug, info, warn, error, fatal or silent (default: info)')
    .option('--model-dir <folder>', 'MODEL_DIR (default: model-dir in the folder of the backend)')
    .option('--kwargs <key=value...>', 'EXTRA_PARAMS: extra params of the model where a project gives none')
    .option('--basic-auth-user <user>', 'BASIC_AUTH_USER')
    .option(
      '--basic-auth-pass <password>',
      'BASIC_AUTH_PASS; better in the environment, where no process list shows it',
    )
    .option('--workers <count>', '1: a backend is one process')
    .option('--watch', 'start again whenever a file of the backend changes')
    .option('--watch-also <folder>', 'a further folder for --watch; may be given several times', addFolder)
    .addOption(new Option('--watched', 'given by --watch to the backend that it starts').hideHelp())
    .addOption(new Option('--attached', 'given to a backend that another command starts for itself').hideHelp())
    .option('--check', 'predict one task of label-config.xml, report, and end with 0 or 1')
    .action(async (path: string, options: StartOptions) => onEnd(await start(path, options)))
}

/** Collects an option that is given several times. */
function addFolder(folder: string, earlier: string[] = []): string[] {
  return [...earlier, folder]
}

async function start(path: string, options: StartOptions): Promise<number> {
  const environment = environmentOf(options)
  const entry = findEntry(path)
  if (options.check) {
    const { ok, lines } = await checkBackend(entry, environment)
    console.log([...lines, ok ? 'OK' : 'NOT OK'].join('\n'))
    return ok ? 0 : 1
  }
  if (options.watch) return watchEntry(entry, environment, options.watchAlso)
  if (options.watched) notifyWatcher()
  await runEntry(entry, environment, options.attached)
  return 0
}
