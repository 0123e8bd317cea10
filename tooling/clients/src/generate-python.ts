import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { run, scratchFolder } from '@label-studio-ml/harness'
import { documentForCallers } from './document-for-callers.ts'
import { pythonTool } from './python-tool.ts'

const templates = resolve(import.meta.dirname, '../templates/python')

/**
 * Writes the project `label-studio-ml-client` with the package `label_studio_ml_client` into a folder.
 * @throws Error when the generator warns: then a part of the document is missing in the client.
 */
export async function generatePython(folder: string): Promise<void> {
  const bin = await pythonTool('openapi-python-client')
  const document = join(scratchFolder('document'), 'openapi.json')
  writeFileSync(document, JSON.stringify(documentForCallers()))
  mkdirSync(folder, { recursive: true })
  const config = ['--config', join(templates, 'config.yaml'), '--custom-template-path', templates]
  const output = ['--output-path', folder, '--overwrite', '--meta', 'uv', '--fail-on-warning']
  // The generator formats what it wrote with ruff, which stands beside it.
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  await run(join(bin, 'openapi-python-client'), ['generate', '--path', document, ...config, ...output], { env })
}
