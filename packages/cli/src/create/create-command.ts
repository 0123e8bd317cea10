import type { Command } from 'commander'
import { createBackendFolder, nextSteps } from './create-backend-folder.ts'
import { engines } from './engines.ts'
import { tagPairs } from './tag-pairs.ts'

interface CreateFlags {
  control?: string
  object?: string
  engine?: string
  learns?: boolean
  packages?: string
}

const choices = `
Tags:
${tagPairs.map(({ control, object }) => `  --control ${control} --object ${object}`).join('\n')}

Engines:
${engines.map(({ name, summary }) => `  --engine ${name.padEnd(10)}  ${summary}`).join('\n')}
`

/** `label-studio-ml create my-backend` */
export function addCreateCommand(program: Command): void {
  program
    .command('create')
    .description('create a backend in a new folder')
    .argument('<folder>', 'folder to create; its last part is the name of the backend')
    .option('--control <tag>', 'control tag that the model fills (default: Choices)')
    .option('--object <tag>', 'object tag that it looks at (default: the first for the control tag)')
    .option('--engine <name>', 'what answers (default: baseline)')
    .option('--learns', 'only an engine that learns from annotations')
    .option('--no-learns', 'only an engine that does not')
    .option(
      '--packages <folder>',
      'our packages from the tarballs that "npm run pack:all" wrote, not from the registry',
    )
    .addHelpText('after', choices)
    .action(async (folder: string, options: CreateFlags) => {
      process.stdout.write(nextSteps(await createBackendFolder(folder, options, options.packages)))
    })
}
