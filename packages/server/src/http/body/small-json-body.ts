import { createByteBuffer } from './byte-buffer.ts'
import type { JsonBody } from './json-body.ts'
import { assertListLength, type JsonBodyLimits } from './json-body-limits.ts'
import { assertNesting } from './json-nesting.ts'
import { notJson, parseJson } from './parse-json.ts'

/** Parses a body in one go, which is faster while it takes no more than a millisecond or two. */
export function createSmallJsonBody(limits: JsonBodyLimits): JsonBody {
  const bytes = createByteBuffer()
  return {
    push: bytes.append,
    end() {
      if (bytes.isBlank()) throw notJson('the body is empty')
      const text = bytes.toString()
      assertNesting(text)
      const body = parseJson(text)
      for (const [key, value] of Object.entries(body ?? {})) {
        if (Array.isArray(value)) assertListLength(value.length, JSON.stringify(key.slice(0, 40)), limits)
      }
      return body
    },
  }
}
