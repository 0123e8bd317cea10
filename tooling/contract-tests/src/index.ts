export { contractSuite } from './contract-suite.ts'
export type { ContractSubject, RunningBackend, Settings } from './stage/subject.ts'
