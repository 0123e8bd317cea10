import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeBlocks, linkedFolder, root, run, shellCommands, startBackend, withTools } from '@label-studio-ml/harness'
import { expect, test } from 'vitest'

const vitestConfig = join(root, 'packages/cli/src/__fixtures__/source-first.vitest.config.ts')

/** What the tools need to read this repository's packages from source. */
const extraArgs: Record<string, string> = {
  'npm test': ` -- --config ${vitestConfig} --root .`,
  'npm run typecheck': ' -- --customConditions @label-studio-ml/source',
}

/**
 * What packs and installs is run by the check of the packed packages; here the packages are linked. The end-to-end tests run
 * what needs a Label Studio.
 */
const isDoneElsewhere =
  /^npm install|^pnpm |^npm run pack:all|^npm create |^cd (label-studio-ml|\.\.)$|^docker |^LABEL_STUDIO_URL=/

test.each(['docs/writing-a-backend.md', 'docs/bulk.md', 'packages/cli/README.md'])(
  'the commands of %s work in a row',
  async (document) => {
    await runCommands(join(root, document), linkedFolder())
  },
)

test('the commands of a created README work in a row', { timeout: 300_000 }, async () => {
  const folder = linkedFolder()
  await runCommand('npx label-studio-ml create mine', folder)
  await runCommands(join(folder, 'mine', 'README.md'), join(folder, 'mine'))
})

async function runCommands(document: string, top: string): Promise<void> {
  let folder = top
  for (const command of commandsOf(document)) {
    if (isDoneElsewhere.test(command)) continue
    if (command.startsWith('cd ')) folder = resolve(folder, command.slice(3))
    else await runCommand(command, command.includes('review-sentiment') ? top : folder)
  }
}

/** A checkout beside the folder, and its tarballs, are what is linked into it; a test takes no fixed port. */
function commandsOf(document: string): string[] {
  return codeBlocks(readFileSync(document, 'utf8'))
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => shellCommands(code))
    .map((command) =>
      command
        .replace('node label-studio-ml/packages/cli/bin/label-studio-ml.js', 'npx label-studio-ml')
        .replace(/ --(packages|port) \S+/g, ''),
    )
}

/** Runs a command to a good end, or a server until it serves. */
async function runCommand(command: string, cwd: string): Promise<void> {
  const line = command + (extraArgs[command] ?? '')
  if (command === 'npm start' || (command.includes(' start ') && !/--(check|help)/.test(command))) {
    await (await startBackend('sh', ['-c', line], { cwd })).stop()
    return
  }
  const { PATH, HOME } = withTools()
  expect(await run('sh', ['-c', line], { cwd, env: { PATH, HOME } }), command).not.toContain('Error:')
}
