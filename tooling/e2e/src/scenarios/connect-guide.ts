import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { waitUntil } from '@label-studio-ml/harness'
import { documentedCommands } from '../documented-commands.ts'
import { user } from '../label-studio/server-environment.ts'
import { repositoryPaths } from '../repository-paths.ts'
import type { Scenario, Stage } from './scenario.ts'

const execute = promisify(execFile)

/** A line such as `BACKEND=1  # the id in the answer`: in a run the value is what the last answer says. */
const assignment = /^(?:export )?(?<name>[A-Z_]+)=\S+(?: +# the (?<field>\w+) in the answer)?$/

/** Runs every command of docs/connect.md, in order, as a reader would type them. */
export const connectGuide: Scenario = {
  name: 'connect-guide',
  app: 'simple-text-classifier',
  runsOn: ({ trainingAction }, validating) => trainingAction === 'START_TRAINING' && !validating,
  run: async (stage) => {
    const environment: Record<string, string> = {
      LABEL_STUDIO_URL: stage.labelStudio.url,
      LABEL_STUDIO_API_KEY: user.token,
    }
    let answer: unknown
    for (const command of documentedCommands(readFileSync(repositoryPaths.connectGuide, 'utf8'))) {
      if (command.endsWith('label-studio start')) continue
      const { name, field } = assignment.exec(command)?.groups ?? {}
      if (name && field) environment[name] = String(fieldOf(answer, field))
      if (name) continue
      answer = await stage.checks.attempt(command.slice(0, 90), () => run(stage, command, environment))
      if (command.includes('/train"')) await trainingEnds(stage, environment.PROJECT)
    }
    const predictions = answer === undefined ? [] : await lastPredictions(stage, environment)
    stage.checks.check(
      'the commands of docs/connect.md end in predictions of the version they trained',
      predictions.length === 3 && predictions.every((one) => one.model_version === environment.VERSION),
      `${predictions.length} predictions, version ${environment.VERSION}`,
    )
  },
}

function fieldOf(answer: unknown, field: string): unknown {
  const [object] = [answer].flat() as Record<string, unknown>[]
  return object?.[field]
}

async function run({ proxy }: Stage, command: string, environment: Record<string, string>): Promise<unknown> {
  const line = command
    .replaceAll('http://localhost:9090', proxy.url)
    .replace('curl', 'curl --silent --show-error --fail-with-body --max-time 60')
  const { stdout } = await execute('bash', ['-c', line], { env: { ...process.env, ...environment }, timeout: 70_000 })
  return stdout.trim() === '' ? undefined : JSON.parse(stdout)
}

function trainingEnds({ proxy }: Stage, project = ''): Promise<boolean> {
  return waitUntil('no training waits or runs', async () => {
    const answer = await fetch(`${proxy.url}/is_training?project=${project}`)
    return !((await answer.json()) as { is_training: boolean }).is_training
  })
}

function lastPredictions({ labelStudio }: Stage, { PROJECT, VERSION }: Record<string, string>) {
  const path = `/api/predictions/?project=${PROJECT}`
  return labelStudio.api
    .get<{ model_version: string }[]>(path)
    .then((all) => all.filter((one) => one.model_version === VERSION))
}
