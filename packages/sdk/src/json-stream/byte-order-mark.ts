const mark = Buffer.from([0xef, 0xbb, 0xbf])

/** The chunks without the mark that some programs put before UTF-8. */
export async function* withoutByteOrderMark(bytes: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0)
  for await (const chunk of bytes) {
    if (start === undefined) {
      yield chunk
      continue
    }
    start = start.length === 0 ? chunk : Buffer.concat([start, chunk])
    if (start.length < mark.length) continue
    yield withoutMark(start)
    start = undefined
  }
  if (start && start.length > 0) yield withoutMark(start)
}

function withoutMark(start: Buffer): Buffer {
  return start.subarray(0, mark.length).equals(mark) ? start.subarray(mark.length) : start
}
