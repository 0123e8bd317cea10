import { styleText } from 'node:util'
import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import { createLabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { createSecretHider } from '../doctor/hide-secrets.ts'
import { resultLines } from '../doctor/result-lines.ts'
import { runDoctor } from '../doctor/run-doctor.ts'
import type { LabelStudioSettings } from '../settings/label-studio-settings.ts'
import { type ConnectOptions, connectProject } from './connect-project.ts'

export interface RunConnectOptions extends Omit<ConnectOptions, 'client'> {
  labelStudio: LabelStudioSettings & { url: string; apiKey: string }
}

const nameWidth = 'predictions'.length

/** Connects, checks both directions, prints what was done and what comes next. Returns the exit code. */
export async function runConnect(options: RunConnectOptions): Promise<number> {
  const { labelStudio, backend, project, webhook } = options
  const { hide, addAddress } = createSecretHider([
    labelStudio.apiKey,
    backend.webhookSecret,
    backend.basicAuth?.password,
  ])
  addAddress(backend.url)
  const client = createLabelStudioClient({ ...labelStudio, retries: 1 })
  try {
    await connectProject({ ...options, client }, ({ name, text, changed }) => {
      console.log(`${changed ? paintDone() : '  ok'}  ${name.padEnd(nameWidth)}  ${hide(text)}`)
    })
  } catch (error) {
    throw isBackendError(error) ? new BackendError(error.code, hide(error.message)) : error
  } finally {
    await client.close()
  }
  const report = await runDoctor({ labelStudio, backend, project, webhook, sendEvent: webhook })
  const wrong = report.checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'warning')
  const idWidth = Math.max(...wrong.map(({ id }) => id.length))
  console.log(`\n${report.counts.ok} checks in both directions are ok${wrong.length > 0 ? ', but:' : '.'}`)
  for (const result of wrong) console.log(resultLines(result, idWidth))
  console.log(nextSteps(labelStudio.url, project))
  return report.ok ? 0 : 1
}

function nextSteps(url: string, project: number): string {
  return `
Next:
  Open a task of ${url.replace(/\/+$/, '')}/projects/${project}/data: its prediction is filled in.
  To predict all tasks: label-studio-ml predict --project ${project} --backend <url>
  Annotate some, then Settings > Model > Start Training (in the menu of the model's card).
  Should anything fail: label-studio-ml doctor --project ${project}`
}

/** Colors only where the terminal takes them. */
function paintDone(): string {
  return styleText('green', 'done', { stream: process.stdout })
}
