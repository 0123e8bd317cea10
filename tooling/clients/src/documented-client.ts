import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeBlocks, root, shellCommands } from '@label-studio-ml/harness'

const blocks = codeBlocks(readFileSync(join(root, 'docs', 'clients.md'), 'utf8'))

/** The only code block of a language in docs/clients.md, made to call the backend at `url`. */
export function documentedExample(language: 'ts' | 'python', url: string): string {
  const found = blocks.filter((block) => block.language === language)
  if (found.length !== 1) throw new Error(`Expected one ${language} block in docs/clients.md, found ${found.length}.`)
  return found[0]!.code.replaceAll('http://localhost:9090', url)
}

/** The command of docs/clients.md that generates a client, with the folder that it names exchanged. */
export function documentedCommand(language: 'typescript' | 'python', folder: string): string {
  const commands = blocks.filter((block) => block.language === 'sh').flatMap(({ code }) => shellCommands(code))
  const command = commands.find((one) => one.startsWith(`pnpm gen:clients --lang ${language} --out `))
  if (!command) throw new Error(`docs/clients.md no longer says how to generate the ${language} client.`)
  return command.replace(/\S+$/, folder)
}

/** What the comments behind an example's print statements say that it prints. */
export function promisedOutput(code: string): string {
  const lines = code.matchAll(/^\s*(?:console\.log|print)\(.*\)\s+(?:\/\/|#) (.*)$/gm)
  return [...lines].map(([, text]) => text).join('\n')
}
