import { BackendError } from '@label-studio-ml/protocol'

/**
 * The bytes of a text as UTF-8: those of UTF-16, which spreadsheets write with a byte order mark, are turned into it.
 * @throws BackendError ROWS_UNREADABLE for bytes in another encoding, whose letters would be wrong
 */
export async function* utf8Bytes(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(isUtf16(chunk) ? 'utf-16le' : 'utf-8', { fatal: true })
    const text = decode(() => decoder!.decode(chunk, { stream: true }), file)
    yield decoder.encoding === 'utf-8' ? chunk : Buffer.from(text)
  }
  decode(() => decoder?.decode() ?? '', file)
}

function isUtf16(start: Buffer): boolean {
  return start[0] === 0xff && start[1] === 0xfe
}

function decode(read: () => string, file: string): string {
  try {
    return read()
  } catch (cause) {
    throw new BackendError(
      'ROWS_UNREADABLE',
      `${file} is not encoded as UTF-8: save it as "CSV UTF-8", or convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8.`,
      { cause },
    )
  }
}
