import { browserLoop } from './browser-loop.ts'
import { interactive } from './interactive.ts'
import { loop } from './loop.ts'
import { saveTimes } from './save-times.ts'
import type { Scenario } from './scenario.ts'

/** Every scenario, in the order they are run. A new one is a file here and a name in this list. */
export const scenarios: readonly Scenario[] = [loop, interactive, saveTimes, browserLoop]
