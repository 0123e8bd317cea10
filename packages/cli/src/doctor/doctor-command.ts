import { BackendError } from '@label-studio-ml/protocol'
import type { Command } from 'commander'
import { addConnectedBackendOptions, type BackendFlags, readBackendSettings } from '../settings/backend-settings.ts'
import {
  addLabelStudioOptions,
  type LabelStudioFlags,
  readLabelStudioSettings,
} from '../settings/label-studio-settings.ts'
import { parseProjectId } from '../settings/option-values.ts'
import { warnOfVisibleSecrets } from '../settings/warn-of-visible-secrets.ts'

interface DoctorFlags extends LabelStudioFlags, BackendFlags {
  project?: number
  sendEvent?: boolean
  webhook: boolean
  json?: boolean
}

const help = `
Every check is described in docs/doctor.md. Nothing is changed; --send-event saves the project without a change.
The exit code is 0 when nothing failed, else 1.
`

/** `label-studio-ml doctor`; `onEnd` gets the exit code. */
export function addDoctorCommand(program: Command, onEnd: (code: number) => void): void {
  const command = program
    .command('doctor')
    .description('check Label Studio, a project and a backend, and say how to mend what is wrong')
  addConnectedBackendOptions(addLabelStudioOptions(command))
    .option('--project <id>', 'number of the project, as in its address', parseProjectId)
    .option('--send-event', 'make Label Studio send one event to the webhooks of the project, and see it arrive')
    .option('--no-webhook', 'the webhook is not checked: predictions alone are wanted')
    .option('--json', 'print one JSON object')
    .addHelpText('after', help)
    .action(async (flags: DoctorFlags) => onEnd(await doctor(flags)))
}

async function doctor(flags: DoctorFlags): Promise<number> {
  warnOfVisibleSecrets(flags)
  const { checks } = await import('./checks.ts')
  const { runDoctor } = await import('./run-doctor.ts')
  const { resultLines, summaryLine } = await import('./result-lines.ts')
  const idWidth = Math.max(...checks.map(({ id }) => id.length))
  const given = {
    labelStudio: readLabelStudioSettings(flags),
    backend: readBackendSettings(flags),
    project: flags.project,
    webhook: flags.webhook,
    sendEvent: flags.sendEvent ?? false,
  }
  if (given.labelStudio.url === undefined && given.backend.url === undefined) {
    throw new BackendError(
      'CONFIGURATION_INVALID',
      'There is nothing to check: give --label-studio (or LABEL_STUDIO_URL), --backend, or better both, and --project.',
    )
  }
  const report = await runDoctor(given, (result) => {
    if (!flags.json) console.log(resultLines(result, idWidth))
  })
  console.log(flags.json ? JSON.stringify(report, null, 2) : summaryLine(report))
  return report.ok ? 0 : 1
}
