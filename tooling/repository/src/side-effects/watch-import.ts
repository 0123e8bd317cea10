import childProcess from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { inspect } from 'node:util'

/**
 * A program: imports the module whose URL it is given and prints as JSON the list of what the import did beyond
 * defining things. Only what code below the folder (second argument, a URL) did itself counts for files and
 * environment; what other packages do at import is theirs.
 */
const [moduleUrl = '', folderUrl = ''] = process.argv.slice(2)
const effects: string[] = []

watchEnvironment()
for (const [name, target] of Object.entries({ fs, 'fs.promises': fs.promises, childProcess, net })) {
  watchFunctions(name, target as unknown as Record<string, unknown>)
}
syncBuiltinESMExports()
watchOutput()
const before = state()
await import(moduleUrl)
const after = state()
for (const key of Object.keys(after)) {
  if (inspect(before[key]) !== inspect(after[key]))
    effects.push(`${key}: ${inspect(before[key])} became ${inspect(after[key])}`)
}
fs.writeSync(3, JSON.stringify(effects))

function watchEnvironment() {
  process.env = new Proxy(process.env, {
    get: (target, key) => {
      record(`reads the environment variable ${String(key)}`)
      return target[key as string]
    },
    ownKeys: (target) => {
      record('lists the environment')
      return Reflect.ownKeys(target)
    },
  })
}

function watchFunctions(module: string, target: Record<string, unknown>) {
  for (const [name, value] of Object.entries(target)) {
    if (typeof value !== 'function' || /^[A-Z]/.test(name)) continue
    target[name] = function (this: unknown, ...values: unknown[]) {
      record(`calls ${module}.${name}`)
      return value.apply(this, values)
    }
  }
}

function watchOutput() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = () => effects.push('prints') > 0
  }
}

/** The folder's name stands in the stack only when its own code is running. */
function record(effect: string) {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 100
  if (new Error().stack?.includes(folderUrl)) effects.push(effect)
  Error.stackTraceLimit = limit
}

function state(): Record<string, unknown> {
  const listeners = process.eventNames().map((name) => [name, process.listenerCount(name)])
  return {
    timers: process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate/.test(name)).length,
    handles: process.getActiveResourcesInfo().filter((name) => !/Timeout|Immediate|FSReq|CloseReq/.test(name)),
    listeners,
  }
}
