import type { Scenario } from './scenario.ts'
export const browserLoop: Scenario = { name: 'browser-loop', runsOn: () => false, run: async () => {} }
