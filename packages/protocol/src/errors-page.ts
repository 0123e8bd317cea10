import { errorCatalogue } from './error-catalogue.ts'

const introduction = `# Errors

<!-- Written from packages/protocol/src/error-catalogue.ts by \`pnpm docs:write\`. -->

Every error of the backend has a code. A request that meets one is answered with its status and a JSON body:

\`\`\`json
{ "error": { "code": "LABEL_CONFIG_UNFIT", "message": "…", "request_id": "req-1" } }
\`\`\`

The message says what was expected, what came, where, and how to mend it; the same \`request_id\` stands in the log.
Label Studio throws the body away and shows only the status line, so the message is in its reason phrase as well.
Errors that no request can meet (a port that is taken, say) end the command with the same message.

In code, compare \`error.code\`; \`isBackendError(error)\` says whether it is one.

| code | status | when | what to do |
| --- | --- | --- | --- |
`

/** The text of `docs/errors.md`. */
export function renderErrorsPage(): string {
  const rows = Object.entries(errorCatalogue).map(
    ([code, { status, when, fix }]) => `| \`${code}\` | ${status} | ${when} | ${fix} |\n`,
  )
  return introduction + rows.join('')
}
