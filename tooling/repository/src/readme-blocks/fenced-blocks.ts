export interface FencedBlock {
  /** The first word behind the fence; empty when there is none. */
  language: string
  code: string
  /** Line of the opening fence, from 1. */
  line: number
}

/** The fenced code blocks of a Markdown text in order; blocks in lists lose their indentation. */
export function fencedBlocks(markdown: string): FencedBlock[] {
  const blocks: FencedBlock[] = []
  let open: (FencedBlock & { fence: string; indent: string; lines: string[] }) | undefined
  for (const [index, line] of markdown.split('\n').entries()) {
    const [, indent = '', fence = '', info = ''] = /^(\s*)(`{3,}|~{3,})\s*(\S*)/.exec(line) ?? []
    if (!open) {
      if (fence) open = { language: info, code: '', line: index + 1, fence, indent, lines: [] }
    } else if (fence.startsWith(open.fence) && info === '') {
      const { language, line: start, lines } = open
      blocks.push({ language, line: start, code: lines.join('\n') })
      open = undefined
    } else {
      open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line)
    }
  }
  if (open) throw new Error(`The code block that starts in line ${open.line} has no end: close it with ${open.fence}.`)
  return blocks
}
