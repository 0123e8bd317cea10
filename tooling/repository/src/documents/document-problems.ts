import { type CodeBlock, codeBlocks } from '@label-studio-ml/harness'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { type CodeFile, typeProblems, writeCodeFiles } from './code-files.ts'
import type { Document } from './document.ts'
import { missingScripts } from './missing-scripts.ts'
import { runModule, runRequests } from './run-block.ts'

/**
 * What documents promise and the code does not keep, as `docs/clients.md:12: …`. Code is compiled and, where it shows what
 * it prints, run; requests are sent to the document's backend; scripts must exist. Other commands are not looked at.
 */
export async function documentProblems(documents: readonly Document[]): Promise<string[]> {
  const files = writeCodeFiles(documents)
  const types = await typeProblems()
  const problems: string[] = []
  for (const document of documents) {
    const blocks = codeBlocks(document.markdown)
    for (const [index, block] of blocks.entries()) {
      const file = files.find((one) => one.document === document && one.block.line === block.line)
      const found = await blockProblems(block, blocks[index + 1], document, file, types).catch(messageOf)
      problems.push(...found.map((problem) => `${document.name}:${block.line}: ${problem}`))
    }
  }
  return problems
}

async function blockProblems(
  { language, code }: CodeBlock,
  next: CodeBlock | undefined,
  { url }: Document,
  file: CodeFile | undefined,
  types: Map<string, string[]>,
): Promise<string[]> {
  if (file) return types.get(file.path) ?? (await runModule(file.path, code))
  if (language === 'sh') return [...missingScripts(code), ...(await runRequests(code, url, next))]
  if (language === 'json') JSON.parse(code)
  if (language === 'xml') parseLabelConfig(code)
  return []
}

function messageOf(error: Error): string[] {
  return [error.message]
}
