import { withoutByteOrderMark } from './byte-order-mark.ts'
import { createItemParser, invalidJson, type JsonItem, type JsonSource } from './item-parser.ts'
import { createJsonSplitter } from './json-splitter.ts'

/**
 * Reads a JSON list one item after the other, as its bytes come; no more is in memory than a chunk of them and the item at
 * its end. Throws `JSON_LIST_INVALID`, also when the bytes end before the list does.
 *
 * @example for await (const { value } of readJsonItems(createReadStream('tasks.json'), { name: 'tasks.json' })) use(value)
 */
export async function* readJsonItems(
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
  source: JsonSource,
): AsyncGenerator<JsonItem> {
  const item = createItemParser(source, 'item')
  const brackets = createBrackets(source.name, item)
  let isList = false
  let ready: JsonItem[] = []
  const split = createJsonSplitter(
    {
      add: (part) => (isList ? item : brackets).add(part),
      listStarts: () => {
        isList = true
      },
      itemEnds: () => void ready.push(item.parse()),
      listEnds: () => {
        if (item.number > 1 || !item.isBlank()) ready.push(item.parse())
        isList = false
      },
    },
    { lists: 'outermost', tooDeep: item.tooDeep },
  )
  for await (const chunk of withoutByteOrderMark(bytes)) {
    split(chunk)
    yield* ready
    ready = []
  }
  brackets.expectBoth()
}

/** What stands around the items: `[`, `]` and white space. */
function createBrackets(name: string, item: { number: number }) {
  let seen = ''
  return {
    add(part: Buffer) {
      seen = `${seen}${part.toString('latin1', 0, 1024)}`.replace(/\s+/g, '')
      if ('[]'.startsWith(seen)) return
      const begins = JSON.stringify(seen.slice(0, seen.startsWith('[') ? 2 : 1))
      if (seen.startsWith('[]')) throw invalidJson(`Expected nothing after the list of ${name}, found more after its ]`)
      throw invalidJson(`Expected a JSON list in ${name}, which begins with [, found ${begins}`)
    },
    expectBoth() {
      if (seen === '[]') return
      if (seen === '') throw invalidJson(`Expected a JSON list in ${name}, found nothing`)
      throw invalidJson(`Expected a ] at the end of ${name}, but it ends in item ${item.number}: it is not whole`)
    },
  }
}
