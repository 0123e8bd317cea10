import { expect, test } from 'vitest'
import { withPicture } from './picture.ts'

const imports = [
  { from: 'packages/server/src/serve.ts', to: 'packages/server/src/http/create-app.ts' },
  { from: 'packages/server/src/http/create-app.ts', to: 'packages/server/src/models/host.ts' },
  { from: 'packages/server/src/http/create-app.ts', to: 'packages/sdk/src/index.ts' },
  { from: 'packages/server/src/models/host.test.ts', to: 'packages/server/src/http/create-app.ts' },
  { from: 'apps/tagger/src/main.ts', to: 'packages/server/src/serve.ts' },
]

test('the picture of the folders and their imports replaces the one between the markers', () => {
  const document = '# A\n<!-- imports:begin (written) -->\nold\n<!-- imports:end -->\nB\n'
  expect(withPicture(imports, document)).toBe(`# A
<!-- imports:begin (written) -->

\`\`\`mermaid
flowchart TD
  sdk
  subgraph server
    server.http[http]
    server.models[models]
  end
  tagger
  server --> sdk
  server.http --> server.models
  tagger --> server
\`\`\`

<!-- imports:end -->
B
`)
})

test('a document without the markers is refused', () => {
  expect(() => withPicture(imports, '# A\n')).toThrow('has no lines <!-- imports:begin')
})
