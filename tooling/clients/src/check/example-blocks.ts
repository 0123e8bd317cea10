import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../repository-paths.ts'

/** The address that the page writes; the check puts a started app in its place. */
export const documentedAddress = 'http://localhost:9090'

const page = readFileSync(join(repository, 'docs', 'clients.md'), 'utf8')

/** The only code block of a language in docs/clients.md, made to call the app at `url`. */
export function exampleOf(language: 'ts' | 'python', url: string): string {
  const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))]
  if (blocks.length !== 1) throw new Error(`Expected one ${language} block in docs/clients.md, found ${blocks.length}.`)
  return blocks[0]![1]!.replaceAll(documentedAddress, url)
}

/** The commands of docs/clients.md that generate a client, with the folder they name exchanged. */
export function generatorCommand(language: 'typescript' | 'python', folder: string): string {
  const command = new RegExp(`^pnpm gen:clients --lang ${language} --out (\\S+)$`, 'm').exec(page)
  if (!command) throw new Error(`docs/clients.md no longer says how to generate the ${language} client.`)
  return command[0].replace(command[1]!, folder)
}

/**
 * Compares what an example printed with the comments behind its print statements.
 * @throws Error that shows both.
 */
export function checkPrinted(code: string, printed: string): void {
  const promised = [...code.matchAll(/^\s*(?:console\.log|print)\(.*\)\s+(?:\/\/|#) (.*)$/gm)].map(([, text]) => text)
  if (promised.length > 0 && promised.join('\n') === printed.trim()) return
  throw new Error(`The example promises to print\n${promised.join('\n')}\nand printed\n${printed}`)
}
