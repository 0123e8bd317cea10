export type { ContractTarget, RunningBackend, Settings } from './context/target.ts'
export { contractSuite } from './contract-suite.ts'
