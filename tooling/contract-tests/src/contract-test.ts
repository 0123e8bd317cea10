import type { BehaviourId } from './behaviours/behaviours.ts'
import type { SettingsName } from './context/settings.ts'
import type { TestContext } from './context/test-context.ts'

/** One statement about a backend, with the behaviours of Label Studio that it is for. */
export interface ContractTest {
  title: string
  cites: readonly BehaviourId[]
  run(context: TestContext): Promise<void>
  /** Default `plain`. */
  settings?: SettingsName
  /** Ends and starts the process: runs after all others. */
  restarts?: true
  /** Trains: runs beside the other trainings. */
  trains?: true
  /** Why it fails today: an expected failure, which fails the suite as soon as it works. */
  knownGap?: string
}
