import { withoutByteOrderMark } from './byte-order-mark.ts'
import { createItemParser, type JsonItem, type JsonSource } from './item-parser.ts'

const lineFeed = 0x0a

/**
 * Reads JSON lines (one JSON value a line) as their bytes come; blank lines are skipped but counted. Throws
 * `JSON_LIST_INVALID` naming the line; with `onInvalid` that gets the error, and the next line goes on.
 *
 * @example for await (const { value, number } of readJsonLines(createReadStream('rows.jsonl'), { name: 'rows.jsonl' })) use(value)
 */
export async function* readJsonLines(
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
  source: JsonSource & { onInvalid?(error: Error, number: number): void },
): AsyncGenerator<JsonItem> {
  const line = createItemParser(source, 'line')
  const parse = (): JsonItem | undefined => {
    if (!source.onInvalid) return line.parse()
    const { number } = line
    try {
      return line.parse()
    } catch (error) {
      source.onInvalid(error as Error, number)
      line.skip()
      return undefined
    }
  }
  for await (const chunk of withoutByteOrderMark(bytes)) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      line.add(chunk.subarray(start, end))
      start = end + 1
      const item = line.isBlank() ? line.skip() : parse()
      if (item) yield item
    }
    line.add(chunk.subarray(start))
  }
  const last = line.isBlank() ? undefined : parse()
  if (last) yield last
}
