import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What a running Label Studio sent to a recording backend. */
export interface Exchange {
  /** `1.23.2/predict-open-task`. */
  name: string
  request: { method: string; path: string; headers: Record<string, string>; body?: Record<string, unknown> }
}

const root = resolve(import.meta.dirname, '../../../..')
const shipped = join(root, 'packages', 'protocol', 'src', '__fixtures__', 'traffic')
/** Everything that was recorded, where it lies beside the checkout. */
const whole = resolve(root, '..', 'shared', 'fixtures', 'traffic')

/** Every recorded request of Label Studio to its backend, the fullest collection there is. */
export function recordedExchanges(): Exchange[] {
  const folder = existsSync(whole) ? whole : shipped
  return globSync('*/*.json', { cwd: folder })
    .sort()
    .map((file) => ({ name: file.replace('.json', ''), ...JSON.parse(readFileSync(join(folder, file), 'utf8')) }))
    .filter((exchange) => exchange.direction === undefined)
}
