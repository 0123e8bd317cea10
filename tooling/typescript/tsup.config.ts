import { existsSync, readFileSync } from 'node:fs'
import { defineConfig } from 'tsup'

const isApp = existsSync('src/main.ts')

/** The source files that a package's exports name: its index and its subpaths. */
function exportedSources(): string[] {
  const { exports = {} } = JSON.parse(readFileSync('package.json', 'utf8'))
  return Object.values<Record<string, string>>(exports).flatMap((target) => target['@label-studio-ml/source'] ?? [])
}

/** One build for every package (its exports, with types) and every app (its entry). Run in the package's folder. */
export default defineConfig({
  entry: isApp ? ['src/main.ts'] : exportedSources(),
  format: 'esm',
  target: 'node22',
  platform: 'node',
  dts: !isApp,
  sourcemap: true,
  clean: true,
  keepNames: isApp,
})
