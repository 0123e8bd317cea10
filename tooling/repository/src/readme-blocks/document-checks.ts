import assert from 'node:assert/strict'
import type { RunningBackend } from '@label-studio-ml/harness'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { type CodeFiles, writeCodeFiles } from './code-files.ts'
import { type FencedBlock, fencedBlocks } from './fenced-blocks.ts'
import { checkKnownCommand, isForLabelStudio } from './known-commands.ts'
import { documentedAddress, runCurl } from './run-curl.ts'
import { runModule } from './run-module.ts'
import { shapeDifferences } from './shape-differences.ts'
import { shellCommands } from './shell-commands.ts'
import { typeErrors } from './type-errors.ts'

export interface BlockCheck {
  /** `line 12: ts` */
  name: string
  /** Runs the block. Throws when the document promises too much. */
  run(): Promise<void>
}

export interface DocumentChecks {
  blocks: BlockCheck[]
  /** Deletes the files that the blocks became. */
  close(): void
}

const codeLanguages = ['ts', 'js']
const shellLanguages = ['sh', 'bash']

/**
 * One check for each code block of a document, in order, all against one running app. JSON behind a curl command is
 * the shape of its answer. Blocks of `ownTest` languages are left to a test beside the document.
 */
export function documentChecks(markdown: string, app: RunningBackend, ownTest: readonly string[] = []): DocumentChecks {
  const blocks = fencedBlocks(markdown)
  const code = blocks.filter(({ language }) => codeLanguages.includes(language) && !ownTest.includes(language))
  const files = writeCodeFiles(code, [documentedAddress, app.url])
  const checks = blocks.flatMap((block, index): BlockCheck[] => {
    if (ownTest.includes(block.language)) return []
    const run = () => checkBlock(block, blocks[index + 1], app, files)
    return [{ name: `line ${block.line}: ${block.language}`, run }]
  })
  return { blocks: checks, close: files.delete }
}

async function checkBlock(block: FencedBlock, next: FencedBlock | undefined, app: RunningBackend, files: CodeFiles) {
  const { language, code } = block
  if (codeLanguages.includes(language)) await checkCode(files.fileOf(block), block)
  else if (shellLanguages.includes(language))
    await checkShell(code, next?.language === 'json' ? next.code : undefined, app)
  else if (language === 'json') JSON.parse(code)
  else if (language === 'xml') parseLabelConfig(code)
  else {
    const known = [...codeLanguages, ...shellLanguages, 'json', 'xml'].join(', ')
    throw new Error(`The block in line ${block.line} is "${language}", which nothing executes. Known are ${known}.`)
  }
}

async function checkCode(file: string, { language, code }: FencedBlock): Promise<void> {
  if (language === 'ts') assert.deepEqual(typeErrors(file), [])
  await runModule(file, code)
}

async function checkShell(code: string, answer: string | undefined, app: RunningBackend): Promise<void> {
  let last: string | undefined
  for (const command of shellCommands(code)) {
    last = undefined
    if (command.startsWith('curl ') && !isForLabelStudio(command)) last = await runCurl(command, app.url)
    else checkKnownCommand(command)
  }
  if (answer === undefined || last === undefined) return
  assert.deepEqual(shapeDifferences(JSON.parse(answer), JSON.parse(last)), [])
}
