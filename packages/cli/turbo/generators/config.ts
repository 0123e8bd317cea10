import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { PlopTypes } from '@turbo/gen'
import { engines } from '../../src/create/engines.ts'
import { tagPairs } from '../../src/create/tag-pairs.ts'

interface Answers {
  name: string
  tags: string
  engine: string
}

const separator = ' on '

/**
 * `pnpm gen backend`: asks what `label-studio-ml create` takes as options, and runs it for a new app. Without questions:
 * `pnpm gen backend --args review-sentiment "Choices on Text" baseline`.
 */
export default function generator(plop: PlopTypes.NodePlopAPI): void {
  plop.setGenerator('backend', {
    description: 'A Label Studio ML backend in apps/',
    prompts: [
      { type: 'input', name: 'name', message: 'Name, as of a folder: review-sentiment' },
      {
        type: 'list',
        name: 'tags',
        message: 'Control tag that the model fills, and object tag that it looks at',
        choices: tagPairs.map(({ control, object }) => control + separator + object),
      },
      {
        type: 'list',
        name: 'engine',
        message: 'What answers, learning from annotations or not?',
        choices: engines.map(({ name, summary }) => ({ value: name, name: `${name}: ${summary}` })),
      },
    ],
    actions: [(answers) => createApp(resolve(plop.getDestBasePath(), '../..'), answers as Answers)],
  })
}

/** Creates the app, then what belongs to every app of this repository: its Kubernetes overlay, and the house's formatting. */
function createApp(root: string, { name, tags, engine }: Answers): string {
  const [control = '', object = ''] = tags.split(separator)
  const program = join(root, 'packages', 'cli', 'bin', 'label-studio-ml.js')
  const options = ['--control', control, '--object', object, '--engine', engine]
  const app = join('apps', name)
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: 'pipe' })
  const created = run('node', ['--conditions=@label-studio-ml/source', program, 'create', app, ...options])
  run('biome', ['check', '--write', '--reporter=summary', app])
  writeOverlay(root, name)
  // What an action returns is printed with the kind of the action behind it.
  process.once('exit', () => process.stdout.write(`\n${created}`))
  return ''
}

/** The overlay of another app under the name of the new one. */
function writeOverlay(root: string, name: string): void {
  const fileOf = (app: string) => join(root, 'deploy', 'kubernetes', app, 'kustomization.yaml')
  mkdirSync(dirname(fileOf(name)), { recursive: true })
  writeFileSync(fileOf(name), readFileSync(fileOf('ner-tagger'), 'utf8').replaceAll('ner-tagger', name))
}
