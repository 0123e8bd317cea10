import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'
import { root, toolEnvironment } from './project.mjs'

/** `pnpm gen …`: turbo's generators, which colour what they print wherever it goes; here a terminal alone gets colours. */
const isTerminal = process.stdout.isTTY && process.stderr.isTTY
const child = spawn('gen', ['run', ...process.argv.slice(2)], {
  cwd: root,
  env: toolEnvironment,
  stdio: isTerminal ? 'inherit' : ['inherit', 'pipe', 'pipe'],
})
pass(child.stdout, process.stdout)
pass(child.stderr, process.stderr)
const [code] = await once(child, 'close')
process.exitCode = code ?? 1

function pass(from, to) {
  if (from) createInterface({ input: from }).on('line', (line) => to.write(`${stripVTControlCharacters(line)}\n`))
}
