import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { PlopTypes } from '@turbo/gen'

interface Answers {
  name: string
  control?: string
  object?: string
  engine?: string
}

/** Words of `--args` behind the name. On a terminal `label-studio-ml create` asks for those that are left out. */
const options = ['control', 'object', 'engine'] as const

/**
 * `pnpm gen backend`: runs `label-studio-ml create` for a new app, which asks for tags and engine. Without questions:
 * `pnpm gen backend --args review-sentiment Choices Text learned`.
 */
export default function generator(plop: PlopTypes.NodePlopAPI): void {
  plop.setGenerator('backend', {
    description: 'A Label Studio ML backend in apps/',
    prompts: [
      { type: 'input', name: 'name', message: 'Name, as of a folder: review-sentiment' },
      ...options.map((name) => ({ type: 'input' as const, name, message: name, when: false })),
    ],
    actions: [(answers) => createApp(resolve(plop.getDestBasePath(), '../..'), answers as Answers)],
  })
}

/** Creates the app, then what belongs to every app of this repository: its Kubernetes overlay, and the house's formatting. */
function createApp(root: string, { name, ...said }: Answers): string {
  const program = join(root, 'packages', 'cli', 'bin', 'label-studio-ml.js')
  const flags = options.flatMap((option) => (said[option] ? [`--${option}`, said[option]] : []))
  const app = join('apps', name)
  const create = ['--conditions=@label-studio-ml/source', program, 'create', app, ...flags]
  // Questions need the terminal; what is printed in a pipe comes after what the generator says.
  const created = process.stdout.isTTY
    ? execFileSync('node', create, { cwd: root, stdio: 'inherit' })
    : execFileSync('node', create, { cwd: root, encoding: 'utf8', stdio: 'pipe' })
  const check = ['check', '--write', '--reporter=summary', app]
  execFileSync('biome', check, { cwd: root, stdio: 'pipe' })
  writeOverlay(root, name)
  // What an action returns is printed with the kind of the action behind it.
  if (created) process.once('exit', () => process.stdout.write(`\n${created}`))
  return ''
}

/** The overlay of another app under the name of the new one. */
function writeOverlay(root: string, name: string): void {
  const fileOf = (app: string) => join(root, 'deploy', 'kubernetes', app, 'kustomization.yaml')
  mkdirSync(dirname(fileOf(name)), { recursive: true })
  writeFileSync(fileOf(name), readFileSync(fileOf('ner-tagger'), 'utf8').replaceAll('ner-tagger', name))
}
