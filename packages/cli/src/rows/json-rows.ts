import { readJsonItems, readJsonLines } from '@label-studio-ml/sdk/json-stream'
import type { Row, UnreadableRow } from './row.ts'

/** Items of a JSON list, as Label Studio exports tasks. Throws `JSON_LIST_INVALID`. */
export async function* readJsonList(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<Row> {
  for await (const { value, number } of readJsonItems(bytes, { name: file })) {
    yield { where: `${file} item ${number}`, file, value }
  }
}

/** Lines of JSON; one that is not JSON costs only itself. */
export async function* readJsonRows(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<Row | UnreadableRow> {
  const unreadable: UnreadableRow[] = []
  const onInvalid = (error: Error, number: number) =>
    void unreadable.push({ where: `${file}:${number}`, problem: error.message })
  for await (const { value, number } of readJsonLines(bytes, { name: file, onInvalid })) {
    yield* unreadable.splice(0)
    yield { where: `${file}:${number}`, file, value }
  }
  yield* unreadable
}
