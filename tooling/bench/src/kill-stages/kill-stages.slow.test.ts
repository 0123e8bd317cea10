import { type RunningBackend, startApp } from '@label-studio-ml/harness'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createKillRounds } from './kill-round.ts'
import { stages } from './stages.ts'

let app: RunningBackend
let killOnce: ReturnType<typeof createKillRounds>
beforeAll(async () => {
  app = await startApp('slow-learner', { apps: import.meta.dirname, env: { KEEP_VERSIONS: '2' } })
  killOnce = createKillRounds(app)
})
afterAll(() => app.stop())

it.each(stages)('loses nothing and goes on when it is killed: $name', { timeout: 240_000 }, async (stage) => {
  expect((await killOnce(stage, 0)).problems).toEqual([])
})
