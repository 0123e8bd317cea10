import { withoutByteOrderMark } from './byte-order-mark.ts'
import { createItemParser, type JsonItem, type JsonSource } from './item-parser.ts'

const lineFeed = 0x0a

/**
 * Reads JSON lines (one JSON value a line) as their bytes come; blank lines are skipped but counted. Throws
 * `JSON_LIST_INVALID` naming the line.
 *
 * @example for await (const { value, number } of readJsonLines(createReadStream('rows.jsonl'), { name: 'rows.jsonl' })) use(value)
 */
export async function* readJsonLines(bytes: AsyncIterable<Buffer>, source: JsonSource): AsyncGenerator<JsonItem> {
  const line = createItemParser(source, 'line')
  for await (const chunk of withoutByteOrderMark(bytes)) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      line.add(chunk.subarray(start, end))
      start = end + 1
      if (line.isBlank()) line.skip()
      else yield line.parse()
    }
    line.add(chunk.subarray(start))
  }
  if (!line.isBlank()) yield line.parse()
}
