#!/usr/bin/env node
import { readFileSync } from 'node:fs'

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const needed = engines.node.match(/\d+/g).map(Number)
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(`label-studio-ml needs Node ${needed.join('.')} or newer, best 24: this is ${process.versions.node}.`)
  process.exit(1)
}
const { runCommandLine } = await import('label-studio-ml')
process.exitCode = await runCommandLine(process.argv.slice(2))
