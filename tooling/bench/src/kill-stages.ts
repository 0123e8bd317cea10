import { startApp } from '@label-studio-ml/harness'
import { createKillRounds } from './kill-stages/kill-round.ts'
import { stages } from './kill-stages/stages.ts'

/** kill -9 at each stage of a training in turn; prints where the kills fell and what did not hold afterwards. */
const killsPerStage = Math.min(Number(process.argv[3] ?? 15), 100)
const app = await startApp('slow-learner', {
  apps: new URL('./kill-stages', import.meta.url).pathname,
  env: { KEEP_VERSIONS: '3' },
})
const killOnce = createKillRounds(app)
let failures = 0
for (const stage of stages) {
  const fell: Record<string, number> = {}
  for (let kill = 0; kill < killsPerStage; kill++) {
    const round = await killOnce(stage, Math.random() * 30)
    fell[round.fell] = (fell[round.fell] ?? 0) + 1
    for (const problem of round.problems) console.log(`  ${stage.name}, kill ${kill + 1}: ${problem}`)
    failures += round.problems.length > 0 ? 1 : 0
  }
  const places = Object.entries(fell).map(([place, times]) => `${times} ${place}`)
  console.log(`${stage.name.padEnd(28)} ${killsPerStage} kills, found ${places.join(', ')}`)
}
console.log(`${stages.length * killsPerStage} kills, ${failures} after which something did not hold`)
process.exitCode = failures > 0 ? 1 : 0
await app.stop()
