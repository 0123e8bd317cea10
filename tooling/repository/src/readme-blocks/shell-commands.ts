/**
 * The commands of a shell block, one string each: lines continued with a backslash or inside quotes belong together;
 * comments, empty lines and `$ ` prompts are left out.
 */
export function shellCommands(code: string): string[] {
  const commands: string[] = []
  let command = ''
  let quote = ''
  for (const line of code.split('\n')) {
    if (quote === '' && command === '' && /^\s*(#|$)/.test(line)) continue
    command += command === '' ? line.trimStart().replace(/^\$ /, '') : line
    quote = quoteAtEnd(line, quote)
    if (quote !== '') command += '\n'
    else if (line.endsWith('\\')) command = command.slice(0, -1)
    else command = end(commands, command)
  }
  if (command) throw new Error(`A command is not finished (a quote or a backslash is left open): ${command}`)
  return commands
}

function quoteAtEnd(line: string, quote: string): string {
  for (const [index, letter] of [...line].entries()) {
    if (quote !== '') quote = letter === quote ? '' : quote
    else if (/['"]/.test(letter) && line[index - 1] !== '\\') quote = letter
  }
  return quote
}

function end(commands: string[], command: string): string {
  commands.push(command.replace(/\s+#\s.*$/, '').trim())
  return ''
}
