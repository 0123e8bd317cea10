import { BackendError } from '@label-studio-ml/protocol'
import type { LabelConfig } from '@label-studio-ml/sdk'
import { parseLabelConfigInSlices } from '@label-studio-ml/sdk/host'
import { LRUCache } from 'lru-cache'
import { createTurns } from './take-turns.ts'

const megabyte = 1024 * 1024
/** Characters that are parsed within a few milliseconds: such configs do not wait for larger ones. */
const smallLength = 16 * 1024

/** The parsed label config of an XML text. Throws `LABEL_CONFIG_…`, and `OVERLOADED` when too many large ones wait. */
export type ParseConfig = (xml: string) => Promise<LabelConfig>

export interface LabelConfigCacheOptions {
  /** Of the XML of one label config. */
  limitBytes: number
  /** Of all parsed label configs together; the XML that waits to be parsed may take as much. */
  cacheBytes: number
  /** Lets other requests run, see `parseLabelConfigInSlices`. */
  pause: () => Promise<void> | undefined
  /** Called once for a label config with tags that are left out. */
  onWarnings: (warnings: readonly string[]) => void
}

/**
 * Parses each distinct label config once, the large ones one after the other and in slices; the least recently used ones are
 * evicted. The one that was parsed last is kept, however large it is.
 */
export function createLabelConfigCache(options: LabelConfigCacheOptions): ParseConfig {
  const { limitBytes, pause, onWarnings } = options
  const cacheBytes = Math.ceil(options.cacheBytes)
  const kept = new LRUCache<string, LabelConfig>({
    maxSize: cacheBytes,
    sizeCalculation: ({ retainedBytes }) => Math.min(retainedBytes, cacheBytes),
  })
  const underWay = new Map<string, Promise<LabelConfig>>()
  const inTurn = createSizedTurns(cacheBytes)
  const parse = async (xml: string) => {
    const config = await parseLabelConfigInSlices(xml, pause)
    kept.set(xml, config)
    if (config.warnings.length > 0) onWarnings(config.warnings)
    return config
  }
  return async (xml) => {
    const known = kept.get(xml) ?? underWay.get(xml)
    if (known) return known
    assertSize(xml, limitBytes)
    const parsing = xml.length <= smallLength ? parse(xml) : inTurn(xml.length, () => parse(xml))
    underWay.set(xml, parsing)
    try {
      return await parsing
    } finally {
      underWay.delete(xml)
    }
  }
}

/** Work that takes memory while it is done, one piece after the other; `limit` bounds the size of what waits. */
function createSizedTurns(limit: number) {
  const inTurn = createTurns()
  let waiting = 0
  return async <Result>(size: number, work: () => Promise<Result>): Promise<Result> => {
    if (waiting > 0 && waiting + size > limit) throw overloaded(waiting)
    waiting += size
    try {
      return await inTurn(work)()
    } finally {
      waiting -= size
    }
  }
}

function assertSize(xml: string, limit: number): void {
  const size = Buffer.byteLength(xml)
  if (size <= limit) return
  throw new BackendError(
    'LABEL_CONFIG_TOO_LARGE',
    `The label config has ${inMegabytes(size)}; the limit is ${inMegabytes(limit)} (LABEL_CONFIG_LIMIT_MB).`,
  )
}

function overloaded(waiting: number): BackendError {
  return new BackendError(
    'OVERLOADED',
    `Label configs of ${inMegabytes(waiting)} wait to be read, as many as LABEL_CONFIG_CACHE_MB allows. Ask again later.`,
  )
}

function inMegabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed(1)} MB`
}
