import { runCommandLine } from 'label-studio-ml'

/** A command of ours in a document. */
interface ShownCommand {
  text: string
  command: string
  options: string[]
}

/** The commands of `label-studio-ml` that a document shows and that do not exist, or not with these options. */
export async function unknownOptions(name: string, markdown: string): Promise<string[]> {
  const problems: string[] = []
  for (const { text, command, options } of shownCommands(markdown)) {
    const known = await optionsOf(command)
    if (known === undefined) problems.push(`${name}: "${text}" has an unknown command`)
    for (const option of options)
      if (known?.has(option) === false) problems.push(`${name}: "${text}" has an unknown ${option}`)
  }
  return problems
}

/** In code only: prose may go on after the name. */
function shownCommands(markdown: string): ShownCommand[] {
  const code = markdown.match(/```sh\n[\s\S]*?```|`[^`\n]+`/g)?.join('\n') ?? ''
  const ours = code.replaceAll(/\\\n\s*/g, ' ').matchAll(/(npm create )?label-studio-ml(?:\.js)? ([a-z-]+)([^\n`]*)/g)
  return [...ours].map(([text, create, word = '', rest = '']) => ({
    text,
    command: create ? 'create' : word,
    options: rest.match(/(?<=\s)--?[a-z][a-z-]*/g) ?? [],
  }))
}

const known = new Map<string, ReadonlySet<string> | undefined>()

/** What the help of a command lists; undefined for a command that does not exist. */
async function optionsOf(command: string): Promise<ReadonlySet<string> | undefined> {
  if (!known.has(command)) known.set(command, await readHelp(command))
  return known.get(command)
}

async function readHelp(command: string): Promise<ReadonlySet<string> | undefined> {
  const write = process.stdout.write
  let help = ''
  process.stdout.write = (text) => {
    help += text
    return true
  }
  try {
    await runCommandLine([command, '--help'])
  } finally {
    process.stdout.write = write
  }
  if (!help.startsWith(`Usage: label-studio-ml ${command} `)) return undefined
  return new Set(help.match(/(?<=^ {2}|, )--?[a-z][a-z-]*/gm))
}
