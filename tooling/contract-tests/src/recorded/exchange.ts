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
/** More of it, where it lies beside the checkout. */
const beside = resolve(root, '..', 'shared', 'fixtures', 'traffic')

/** Every recorded request of Label Studio to its backend; one name is one exchange, wherever it lies. */
export function recordedExchanges(): Exchange[] {
  const files = new Map([beside, shipped].flatMap((folder) => filesIn(folder)))
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, path]) => ({ name: file.replace('.json', ''), ...JSON.parse(readFileSync(path, 'utf8')) }))
    .filter((exchange) => exchange.direction === undefined)
}

function filesIn(folder: string): [string, string][] {
  if (!existsSync(folder)) return []
  return globSync('*/*.json', { cwd: folder }).map((file) => [file, join(folder, file)])
}
