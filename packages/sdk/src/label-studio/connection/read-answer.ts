import { BackendError } from '@label-studio-ml/protocol'
import { z } from 'zod'

/** Reads the JSON of an answer. Throws `LABEL_STUDIO_ANSWER_UNREADABLE` without quoting it: it may hold a token. */
export function readAnswer<Answer>(text: string, schema: z.ZodType<Answer>, asked: string): Answer {
  const parsed = schema.safeParse(jsonOf(text, asked))
  if (parsed.success) return parsed.data
  throw unreadable(asked, `not with what Label Studio 1.13 to 1.23 answers: ${problemsOf(parsed.error)}`)
}

/** The first problems of an answer that has another form. */
export function problemsOf(error: z.ZodError): string {
  return z.prettifyError(new z.ZodError(error.issues.slice(0, 3)))
}

/** The body of an answer that says nothing. */
export const nothingSchema = z.unknown().transform(() => undefined)

function jsonOf(text: string, asked: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    const found = /^\s*</.test(text) ? 'a page of HTML' : `${text.length} characters that are not JSON`
    throw unreadable(asked, `with ${found}`)
  }
}

function unreadable(asked: string, found: string): BackendError {
  return new BackendError(
    'LABEL_STUDIO_ANSWER_UNREADABLE',
    `${asked} answered ${found}. Check that LABEL_STUDIO_URL is that of Label Studio, with its path prefix.`,
  )
}
