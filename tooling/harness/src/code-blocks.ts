import { fromMarkdown } from 'mdast-util-from-markdown'
import { visit } from 'unist-util-visit'

export interface CodeBlock {
  /** The first word behind the fence; empty when there is none. */
  language: string
  code: string
  /** Line of the opening fence, from 1. */
  line: number
}

/** The fenced code blocks of a Markdown text, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = []
  visit(fromMarkdown(markdown), 'code', ({ lang, value, position }) => {
    blocks.push({ language: lang ?? '', code: value, line: position?.start.line ?? 0 })
  })
  return blocks
}

/**
 * The commands of a shell block, one string each: lines continued with a backslash or inside quotes belong together;
 * comments, empty lines and `$ ` prompts are left out.
 */
export function shellCommands(code: string): string[] {
  const commands: string[] = []
  let command = ''
  for (const line of code.split('\n')) {
    if (command === '' && /^\s*(#|$)/.test(line)) continue
    command += command === '' ? line.trimStart().replace(/^\$ /, '') : line
    if (hasOpenQuote(command)) command += '\n'
    else if (command.endsWith('\\')) command = command.slice(0, -1)
    else {
      commands.push(command.replace(/\s+#\s[^'"]*$/, '').trim())
      command = ''
    }
  }
  if (command) throw new Error(`A command is not finished (a quote or a backslash is left open): ${command}`)
  return commands
}

function hasOpenQuote(command: string): boolean {
  return /['"]/.test(command.replace(/\\.|'[^']*'|"(\\.|[^"\\])*"/gs, ''))
}
