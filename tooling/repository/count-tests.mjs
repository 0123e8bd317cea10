import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Prints `N passed, N failed` for the reports that run-tests.mjs left in the packages of a folder, with at least as many
 * failed as steps of the gate failed. A test file that could not even be loaded counts as one failure.
 *
 * @example node tooling/repository/count-tests.mjs . 0
 */
const [folder, failedSteps] = process.argv.slice(2)
const totals = { passed: 0, failed: 0 }
for (const file of reports()) count(file)
console.log(`${totals.passed} passed, ${Math.max(totals.failed, Number(failedSteps))} failed`)

function reports() {
  const rooms = ['apps', 'packages', 'tooling'].map((name) => join(folder, name)).filter(existsSync)
  const caches = rooms.flatMap((room) => readdirSync(room).map((name) => join(room, name, '.cache'))).filter(existsSync)
  return caches
    .flatMap((cache) => readdirSync(cache).map((name) => join(cache, name)))
    .filter((file) => file.endsWith('.json'))
}

function count(file) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
  const unloaded = testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length
  totals.passed += numPassedTests
  totals.failed += numFailedTests + unloaded
}
