import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { artifacts, repository } from '../repository-paths.ts'
import { run } from '../run.ts'
import { checkPrinted, exampleOf, generatorCommand } from './example-blocks.ts'

/** Generates the TypeScript client, compiles it, compiles the documented example against it and runs that. */
export async function checkTypeScript(url: string): Promise<void> {
  const client = join(artifacts, 'typescript')
  const example = join(artifacts, 'example')
  await run('bash', ['-c', generatorCommand('typescript', client)], { cwd: repository })
  await run('tsc', ['--project', client])
  const code = exampleOf('ts', url)
  mkdirSync(join(example, 'node_modules'), { recursive: true })
  symlinkSync(client, join(example, 'node_modules', 'label-studio-ml-client'))
  writeFileSync(join(example, 'package.json'), JSON.stringify({ type: 'module' }))
  writeFileSync(join(example, 'example.ts'), code)
  const compilerOptions = {
    module: 'NodeNext',
    target: 'ES2022',
    lib: ['ES2022', 'DOM'],
    types: [],
    strict: true,
    noEmit: true,
  }
  writeFileSync(join(example, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  await run('tsc', ['--project', example])
  checkPrinted(code, await run('node', ['example.ts'], { cwd: example }))
}
