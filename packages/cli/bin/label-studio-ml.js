#!/usr/bin/env node
const needed = [22, 18]
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(`label-studio-ml needs Node ${needed.join('.')} or later, best 24: this is ${process.versions.node}.`)
  process.exit(1)
}
const { runCommandLine } = await import('@label-studio-ml/cli')
process.exitCode = await runCommandLine(process.argv.slice(2))
