export { testKeyValueDriver } from './state/test-key-value-driver.ts'
