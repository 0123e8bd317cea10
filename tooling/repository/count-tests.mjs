import { readFileSync } from 'node:fs'

/**
 * Prints `N passed, N failed` for a vitest JSON report, with at least as many failed as steps of the gate failed.
 * A test file that could not even be loaded counts as one failure.
 *
 * @example node tooling/repository/count-tests.mjs .cache/vitest-report.json 0
 */
const [reportFile, failedSteps] = process.argv.slice(2)
const { passed, failed } = read(reportFile)
console.log(`${passed} passed, ${Math.max(failed, Number(failedSteps))} failed`)

function read(file) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
    const unloaded = testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length
    return { passed: numPassedTests, failed: numFailedTests + unloaded }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
