import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { emptyFolder, runTool, startTool } from './__fixtures__/run-program.ts'

const root = resolve(import.meta.dirname, '../../..')
const config = join(import.meta.dirname, '__fixtures__', 'source-first.vitest.config.ts')

/** What the tools need to read this repository's packages from source. */
const extraWords: Record<string, string[]> = {
  'npm test': ['--', '--config', config, '--root', '.'],
  'npm run typecheck': ['--', '--customConditions', '@label-studio-ml/source'],
}

/**
 * The check of the packed packages runs what packs and installs; here the packages are linked, and one of the two ways to
 * the same backend is enough.
 */
const doneElsewhere = /^npm install|^pnpm |^npm run pack:all|^npm create |^cd (label-studio-ml|\.\.)$/

describe.each(['docs/writing-a-backend.md', 'packages/cli/README.md', createdReadMe()])(
  'the commands of %s',
  (document) => {
    test('work one after the other', { timeout: 300_000 }, async () => {
      let folder = emptyFolder()
      const top = folder
      try {
        if (document === createdReadMe()) {
          await run('npx label-studio-ml create mine', folder)
          folder = join(folder, 'mine')
        }
        for (const command of commandsOf(document, folder)) {
          if (doneElsewhere.test(command) || command.startsWith('docker ')) continue
          if (command.startsWith('cd ')) folder = resolve(folder, command.slice(3))
          else await run(command, command.includes('review-sentiment') ? top : folder)
        }
      } finally {
        rmSync(top, { recursive: true })
      }
    })
  },
)

/** The README that a created backend gets. */
function createdReadMe(): string {
  return 'a created README'
}

function commandsOf(document: string, folder: string): string[] {
  const file = document === createdReadMe() ? join(folder, 'README.md') : join(root, document)
  const blocks = [...readFileSync(file, 'utf8').matchAll(/```sh\n(.*?)```/gs)].map(([, code = '']) => code)
  const lines = blocks.flatMap((code) => code.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()))
  return lines.filter(Boolean).map(withLinkedPackages)
}

/** A checkout beside the folder, and its tarballs, are what is linked into it. */
function withLinkedPackages(command: string): string {
  return command
    .replace('node label-studio-ml/packages/cli/bin/label-studio-ml.js', 'npx label-studio-ml')
    .replace(/ --packages \S+/, '')
}

/** Runs a command to a good end, or a server until it listens. */
async function run(command: string, folder: string): Promise<void> {
  const [name = '', ...words] = [...command.split(' '), ...(extraWords[command] ?? [])]
  const serves = command === 'npm start' || (command.includes(' start ') && !/--(check|help)/.test(command))
  if (serves) return untilItListens(name, words, folder)
  const { code, output } = await runTool(name, words, folder)
  expect(output, command).not.toContain('Error:')
  expect(code, `${command}\n${output}`).toBe(0)
}

/** A test takes no fixed port: one that is written in the command goes. */
async function untilItListens(name: string, words: string[], folder: string): Promise<void> {
  const portless = words.filter((word, index) => word !== '--port' && words[index - 1] !== '--port')
  const { child, output } = startTool(name, portless, folder, { PORT: '0', HOST: '127.0.0.1' })
  for (let tries = 0; tries < 1200 && !output().includes('"msg":"ready"'); tries++) await delay(50)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  const address = /"url":"(http:[^"]+)"/.exec(output())?.[1]
  expect(address, output()).toBeDefined()
  await untilNobodyAnswers(address!)
}

/** npm ends at once and passes no signal on: the backend notices. */
async function untilNobodyAnswers(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (!(await fetch(`${address}/health`).catch(() => undefined))) return
    await delay(50)
  }
  throw new Error(`${address} still answers 10 s after its end`)
}
