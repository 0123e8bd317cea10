import type { Container } from './container.ts'
import { expectThat } from './expect-that.ts'

const script = `
const fs = require('node:fs')
const attempt = (file) => { try { fs.writeFileSync(file, ''); fs.rmSync(file); return 'written' } catch (error) { return error.code } }
const files = ['/x', '/app/x', '/app/dist/x', '/data/models/x', '/tmp/x']
const status = fs.readFileSync('/proc/1/status', 'utf8')
console.log(JSON.stringify({
  user: process.getuid(), first: fs.readFileSync('/proc/1/cmdline', 'utf8').split('\\0')[0],
  capabilities: /CapEff:\\s*(\\S+)/.exec(status)[1], files: Object.fromEntries(files.map((file) => [file, attempt(file)])),
}))`

/** The app is the first process, runs as user 1000 without capabilities, and can write to MODEL_DIR and /tmp only. */
export async function checkConfinement(container: Container): Promise<void> {
  const { stdout, output } = await container.exec('node', '-e', script)
  expectThat(stdout.startsWith('{'), output)
  const { user, first, capabilities, files } = JSON.parse(stdout)
  expectThat(user === 1000, `the user is ${user}`)
  expectThat(first === 'node', `the first process is "${first}"`)
  expectThat(/^0+$/.test(capabilities), `the capabilities are ${capabilities}`)
  const expected = {
    '/x': 'EROFS',
    '/app/x': 'EROFS',
    '/app/dist/x': 'EROFS',
    '/data/models/x': 'written',
    '/tmp/x': 'written',
  }
  expectThat(JSON.stringify(files) === JSON.stringify(expected), `writing gave ${JSON.stringify(files)}`)
}
