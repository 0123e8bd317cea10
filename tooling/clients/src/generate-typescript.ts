import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { documentForCallers } from './document-for-callers.ts'

const templates = resolve(import.meta.dirname, '../templates/typescript')

/** Writes the package `label-studio-ml-client` into a folder: the types of the document and `createClient`. */
export async function generateTypeScript(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  cpSync(templates, folder, { recursive: true })
  const nodes = await openapiTS(JSON.stringify(documentForCallers()), {
    alphabetize: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  })
  writeFileSync(join(folder, 'src', 'schema.ts'), `// Generated from openapi.json.\n${astToString(nodes)}`)
}
