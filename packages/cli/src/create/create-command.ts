import type { Command } from 'commander'
import { askForTags } from './ask-for-tags.ts'
import { createBackendFolder, nextSteps } from './create-backend-folder.ts'
import { engines, pairsOf } from './engines.ts'
import { tagPairs } from './tag-pairs.ts'

interface CreateFlags {
  control?: string
  object?: string
  engine?: string
  learns?: boolean
  packages?: string
}

const objectsByControl = [...Map.groupBy(tagPairs, ({ control }) => control)].map(
  ([control, pairs]) => `  ${control.padEnd(18)}${pairs.map(({ object }) => object).join(' ')}`,
)
const engineLines = engines.map((engine) => {
  const controls = [...new Set(pairsOf(engine).map(({ control }) => control))]
  const fits = controls.length === objectsByControl.length ? 'all tags' : controls.join(' ')
  return `  ${engine.name.padEnd(9)}${engine.summary}\n${' '.repeat(11)}(${fits})`
})

const choices = `
Control tags, and the object tags that each works on:
${objectsByControl.join('\n')}

Engines, and the control tags that each can answer on some object tag:
${engineLines.join('\n')}

On a terminal, what is left out is asked.
`

/** `label-studio-ml create my-backend` */
export function addCreateCommand(program: Command): void {
  program
    .command('create')
    .description('create a backend in a new folder')
    .argument('<folder>', 'folder to create; its last part is the name of the backend')
    .option('--control <tag>', 'control tag that the model fills (default: Choices)')
    .option('--object <tag>', 'object tag that it looks at (default: the first that fits)')
    .option('--engine <name>', 'what answers (default: the first that fits)')
    .option('--learns', 'only an engine that learns from annotations')
    .option('--no-learns', 'only an engine that does not')
    .option(
      '--packages <folder>',
      'our packages from the tarballs that "npm run pack:all" wrote, not from the registry',
    )
    .addHelpText('after', choices)
    .action(async (folder: string, { packages, ...said }: CreateFlags) => {
      const isTerminal = process.stdin.isTTY && process.stdout.isTTY
      const options = isTerminal ? await askForTags(said) : said
      process.stdout.write(nextSteps(await createBackendFolder(folder, options, packages)))
    })
}
