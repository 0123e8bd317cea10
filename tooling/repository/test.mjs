import { installWhenNeeded } from './install.mjs'
import { runStep } from './run-step.mjs'

/** Each is also a command of its own, such as `pnpm unit`; what did not change since it passed is not run again. */
const tasks = 'build typecheck lint lint:root unit integration'

const steps = [
  { name: 'Install', run: installWhenNeeded },
  {
    name: 'Build, types, lint and tests',
    run: () => runStep(`turbo run ${tasks} --concurrency=4 --continue`, { visible: true }),
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
