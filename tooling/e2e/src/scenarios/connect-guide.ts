import { codeBlocks, run, withTools } from '@label-studio-ml/harness'
import { assert, assertDone } from '../assert.ts'
import { runLabelStudioMl } from '../fixtures/command-line.ts'
import { connectGuideText } from '../fixtures/connect-guide-text.ts'
import { sampleProject } from '../fixtures/projects.ts'
import { noTraining } from '../fixtures/trainings.ts'
import { user } from '../label-studio/server-environment.ts'
import type { Scenario, TestContext } from '../scenario.ts'

/** A line such as `BACKEND=1  # the id in the answer`: in a run the value is what the last answer says. */
const assignment = /^(?:export )?(?<name>[A-Z_]+)=\S+(?: +# the (?<field>\w+) in the answer)?$/

/** Runs every command of docs/connect.md, in order, as a reader would type them. */
export const connectGuide: Scenario = {
  name: 'connect-guide',
  app: 'simple-text-classifier',
  runsOn: ({ trainingAction }, validating) => trainingAction === 'START_TRAINING' && !validating,
  run: async (context) => {
    const environment: Record<string, string> = {
      LABEL_STUDIO_URL: context.labelStudio.url,
      LABEL_STUDIO_API_KEY: user.token,
    }
    let answer: unknown
    const { project } = await sampleProject(context, 'guide')
    environment.PROJECT = String(project)
    for (const command of guideCommands()) {
      if (command.endsWith('label-studio start')) continue
      if (command.startsWith('label-studio-ml ')) {
        await runOurs(context, command, environment)
        continue
      }
      const { name, field } = assignment.exec(command)?.groups ?? {}
      if (name && field) environment[name] = String(fieldOf(answer, field))
      if (name) continue
      answer = await assertDone(command.slice(0, 90), () => send(context, command, environment))
      if (command.includes('/train"')) await noTraining(context.proxy.url, environment.PROJECT ?? '')
    }
    const predictions = answer === undefined ? [] : await lastPredictions(context, environment)
    assert(
      'the commands of docs/connect.md end in predictions of the version they trained',
      predictions.length === 3 && predictions.every((one) => one.model_version === environment.VERSION),
      `${predictions.length} predictions, version ${environment.VERSION}`,
    )
  },
}

async function runOurs({ labelStudio, proxy }: TestContext, command: string, { PROJECT = '' }: Record<string, string>) {
  const line = command.replaceAll('http://localhost:9090', proxy.url).replaceAll('$PROJECT', PROJECT)
  const { exitCode, output } = await runLabelStudioMl(labelStudio, line.split(' ').slice(1))
  assert(`"${command}" ends well`, exitCode === 0, output)
}

function fieldOf(answer: unknown, field: string): unknown {
  const [object] = [answer].flat() as Record<string, unknown>[]
  return object?.[field]
}

async function send({ proxy }: TestContext, command: string, environment: Record<string, string>): Promise<unknown> {
  const line = command
    .replaceAll('http://localhost:9090', proxy.url)
    .replace('curl', 'curl --silent --show-error --fail-with-body --max-time 60')
  const stdout = await run('bash', ['-c', line], { env: { ...withTools(), ...environment }, timeoutMs: 70_000 })
  return stdout.trim() === '' ? undefined : JSON.parse(stdout)
}

function lastPredictions({ labelStudio }: TestContext, { PROJECT, VERSION }: Record<string, string>) {
  const path = `/api/predictions/?project=${PROJECT}`
  return labelStudio.api
    .get<{ model_version: string }[]>(path)
    .then((all) => all.filter((one) => one.model_version === VERSION))
}

/** The commands of the guide with their comments, one string each; a backslash continues a line. */
function guideCommands(): string[] {
  const blocks = codeBlocks(connectGuideText).filter(({ language }) => language === 'sh')
  const lines = blocks.flatMap(({ code }) => code.replaceAll(/\\\n\s*/g, '').split('\n'))
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}
