/** One statement that a run confirmed or refuted. */
export interface CheckResult {
  statement: string
  passed: boolean
  detail: string
}

/**
 * Collects the named checks of a run and prints each as it falls: `ok   …` or `FAIL …` with what was seen.
 * A thrown error counts as a failed check, so one broken step never hides the statements after it.
 */
export class CheckList {
  readonly results: CheckResult[] = []
  private readonly write: (line: string) => void

  constructor(write: (line: string) => void = console.log) {
    this.write = write
  }

  /** Headline of a group of checks, for example `1.23.2 · simple-text-classifier · loop`. */
  section(title: string): void {
    this.write(`\n${title}`)
  }

  /** A line that is no check: a figure or a step that explains the checks around it. */
  note(text: string): void {
    this.write(`     ${text}`)
  }

  /** Records `statement` as true or false; `detail` is what was seen and is always printed when it failed. */
  check(statement: string, passed: boolean, detail = ''): boolean {
    this.results.push({ statement, passed, detail })
    this.write(`${passed ? 'ok  ' : 'FAIL'} ${statement}${detail === '' ? '' : ` [${detail}]`}`)
    return passed
  }

  /** Runs a step that is a check in itself: the statement holds when `step` does not throw. Returns its value, or undefined. */
  async attempt<T>(statement: string, step: () => Promise<T>): Promise<T | undefined> {
    try {
      const value = await step()
      this.check(statement, true)
      return value
    } catch (error) {
      this.check(statement, false, error instanceof Error ? error.message : String(error))
      return undefined
    }
  }

  /** The closing plain line, and the exit code that belongs to it. A run without a single check has failed. */
  summary(): { line: string; exitCode: 0 | 1 } {
    const failed = this.results.filter((result) => !result.passed).length
    const passed = this.results.length - failed
    return { line: `${passed} passed, ${failed} failed`, exitCode: failed === 0 && passed > 0 ? 0 : 1 }
  }
}
