import { accessBehaviours } from './access.ts'
import { connectingBehaviours } from './connecting.ts'
import { learningBehaviours } from './learning.ts'
import { predictingBehaviours } from './predicting.ts'
import { robustnessBehaviours } from './robustness.ts'
import { transportBehaviours } from './transport.ts'

/** Everything that the tests are for. Each test cites at least one id, each id is cited by a test. */
export const behaviours = [
  ...transportBehaviours,
  ...accessBehaviours,
  ...connectingBehaviours,
  ...predictingBehaviours,
  ...learningBehaviours,
  ...robustnessBehaviours,
] as const

export type BehaviourId = (typeof behaviours)[number]['id']
