import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { generatePython } from './generate-python.ts'
import { generateTypeScript } from './generate-typescript.ts'

const generators = { typescript: generateTypeScript, python: generatePython }
const usage = 'Usage: pnpm gen:clients --lang typescript|python --out DIR'

const { values } = parseArgs({ options: { lang: { type: 'string' }, out: { type: 'string' } } })
const { lang, out } = values
if (out === undefined || (lang !== 'typescript' && lang !== 'python')) {
  console.error(`Expected --lang typescript or python and --out DIR, got --lang ${lang} --out ${out}. ${usage}`)
  process.exit(1)
}
// pnpm runs scripts in the folder of their package and says in INIT_CWD where it was called.
const folder = resolve(process.env.INIT_CWD ?? '.', out)
await generators[lang](folder)
console.log(`Wrote the ${lang} client into ${folder}; its README says how to use it.`)
