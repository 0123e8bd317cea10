import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The `prepack` of every published package, run in its folder: refuses one that is not built, or was built from other
 * sources than those of today. A build's source maps hold the sources that it was made of.
 */
const { name, bin = {}, publishConfig } = JSON.parse(readFileSync('package.json', 'utf8'))
const missing = [...Object.values(publishConfig?.exports ?? {}), bin].flatMap(filesOf).find((file) => !existsSync(file))
if (missing) refuse(`${missing} is missing`)
const changed =
  existsSync('dist') && readdirSync('dist', { recursive: true }).filter(isMap).map(changedSource).find(Boolean)
if (changed) refuse(`dist was built from an older ${changed}`)

/** A target is a path, or an object of paths. */
function filesOf(target) {
  return typeof target === 'string' ? [target] : Object.values(target)
}

function isMap(file) {
  return file.endsWith('.js.map')
}

/** The first source that is not as it was when this source map was written. */
function changedSource(map) {
  const { sources, sourcesContent } = JSON.parse(readFileSync(join('dist', map), 'utf8'))
  const paths = sources.map((source) => join('dist', dirname(map), source))
  return paths.find((path, index) => !existsSync(path) || readFileSync(path, 'utf8') !== sourcesContent[index])
}

function refuse(problem) {
  console.error(
    `${name} cannot be packed: ${problem}. Run "npm run pack:all", which builds and packs every package, or "pnpm --filter ${name} build".`,
  )
  process.exit(1)
}
