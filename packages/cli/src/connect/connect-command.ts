import { BackendError } from '@label-studio-ml/protocol'
import { type Command, InvalidArgumentError } from 'commander'
import { addConnectedBackendOptions, type BackendFlags, readBackendSettings } from '../settings/backend-settings.ts'
import {
  addLabelStudioOptions,
  type LabelStudioFlags,
  readLabelStudioSettings,
} from '../settings/label-studio-settings.ts'
import { parseProjectId } from '../settings/option-values.ts'
import { warnOfVisibleSecrets } from '../settings/warn-of-visible-secrets.ts'
import type { Connection, SaidConnection } from './ask-for-connection.ts'

interface ConnectFlags extends LabelStudioFlags, BackendFlags {
  project?: number
  title?: string
  interactive?: boolean
  extraParams?: object
  show: boolean
  webhook: boolean
}

const help = `
On a terminal, what is left out is asked. Running it again changes only what differs. The webhook carries the secret, or else the Basic credentials, in a header.
At the end it checks everything as "label-studio-ml doctor --send-event" does. The exit code is 0 when nothing failed.
`

/** `label-studio-ml connect`; `onEnd` gets the exit code. */
export function addConnectCommand(program: Command, onEnd: (code: number) => void): void {
  const command = program
    .command('connect')
    .description('connect a backend to a project of Label Studio, with its webhook, and check both directions')
  addConnectedBackendOptions(addLabelStudioOptions(command))
    .option('--project <id>', 'number of the project, as in its address', parseProjectId)
    .option('--title <name>', 'name of the model in Label Studio (default: the class of the model)')
    .option('--interactive', 'ask the model while somebody annotates (default: when a control tag has smart="true")')
    .option('--no-interactive', 'do not')
    .option('--extra-params <json>', 'extra params of the model: a JSON object', parseExtraParams)
    .option('--no-show', 'leave it as it is whether annotators see predictions')
    .option(
      '--no-webhook',
      'leave the webhook alone: predictions alone are wanted (Label Studio makes one where it accepts the address)',
    )
    .addHelpText('after', help)
    .action(async (flags: ConnectFlags) => onEnd(await connect(flags)))
}

function parseExtraParams(written: string): object {
  try {
    const params: unknown = JSON.parse(written)
    if (typeof params === 'object' && params !== null && !Array.isArray(params)) return params
  } catch {
    // said below
  }
  throw new InvalidArgumentError('Expected a JSON object such as {"threshold": 0.4}.')
}

async function connect(flags: ConnectFlags): Promise<number> {
  warnOfVisibleSecrets(flags)
  const [labelStudio, backend] = [readLabelStudioSettings(flags), readBackendSettings(flags)]
  const said = { ...labelStudio, project: flags.project, backendUrl: backend.url }
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY
  const { askForConnection } = isTerminal ? await import('./ask-for-connection.ts') : { askForConnection: asSaid }
  const { url, apiKey, project, backendUrl } = await askForConnection(said)
  const { runConnect } = await import('./run-connect.ts')
  return runConnect({
    labelStudio: { ...labelStudio, url, apiKey },
    backend: { ...backend, url: backendUrl },
    project,
    title: flags.title,
    isInteractive: flags.interactive,
    extraParams: flags.extraParams,
    webhook: flags.webhook,
    show: flags.show,
  })
}

/** Without a terminal nobody can be asked. */
async function asSaid({ url, apiKey, project, backendUrl }: SaidConnection): Promise<Connection> {
  return {
    url: required(url, '--label-studio or LABEL_STUDIO_URL'),
    apiKey: required(apiKey, '--token or LABEL_STUDIO_API_KEY'),
    project: required(project, '--project'),
    backendUrl: required(backendUrl, '--backend'),
  }
}

function required<Value>(value: Value | undefined, option: string): Value {
  if (value !== undefined) return value
  throw new BackendError('CONFIGURATION_INVALID', `connect needs ${option}; see label-studio-ml connect --help.`)
}
