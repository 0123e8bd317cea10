/** Counts named checks and prints each as it falls, a line for each. */
export class CheckList {
  #passed = 0
  #failed = 0
  readonly #write: (line: string) => void

  constructor(write: (line: string) => void = console.log) {
    this.#write = write
  }

  /** The statement holds when `step` does not throw; a text that it returns is printed with it, an error's message below it. */
  async check(statement: string, step: () => Promise<unknown>): Promise<boolean> {
    const start = performance.now()
    try {
      const detail = await step()
      this.#passed++
      this.#write(`ok   ${statement}${typeof detail === 'string' ? ` [${detail}]` : ''} ${seconds(start)}`)
      return true
    } catch (error) {
      this.#failed++
      this.#write(`FAIL ${statement} ${seconds(start)}\n${indented((error as Error).message)}`)
      return false
    }
  }

  /** The closing line, and the exit code that belongs to it. A list without a check has failed. */
  summary(): { line: string; exitCode: 0 | 1 } {
    const line = `${this.#passed} passed, ${this.#failed} failed`
    return { line, exitCode: this.#failed === 0 && this.#passed > 0 ? 0 : 1 }
  }
}

function indented(message: string): string {
  return message.trimEnd().replaceAll(/^/gm, '     ')
}

function seconds(start: number): string {
  return `(${((performance.now() - start) / 1000).toFixed(1)} s)`
}
