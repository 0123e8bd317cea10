import { installWhenNeeded } from './install.mjs'
import { runStep } from './run-step.mjs'

/** For those who count: .ci/run reads the totals from here. */
const report = '.cache/vitest-report.json'

const steps = [
  { name: 'Install', run: installWhenNeeded },
  { name: 'Build', run: () => runStep('turbo run build') },
  { name: 'Types', run: () => runStep('turbo run typecheck') },
  { name: 'Lint', run: () => runStep('biome check .') },
  {
    name: 'Tests',
    run: () => runStep(`vitest run --reporter=default --reporter=json --outputFile.json=${report}`, { visible: true }),
  },
]

for (const { name, run } of steps) {
  const started = Date.now()
  try {
    await run()
  } catch (error) {
    if (error.output) console.error(error.output)
    console.error(`FAILED: ${name}: ${error.message}`)
    process.exit(1)
  }
  console.log(`${name}: passed in ${Math.round((Date.now() - started) / 1000)} s`)
}
