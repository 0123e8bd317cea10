import { existsSync } from 'node:fs'
import { defineConfig } from 'tsup'

const isApp = existsSync('src/main.ts')

/** One build for every package (its index, with types) and every app (its entry). Run in the package's folder. */
export default defineConfig({
  entry: isApp ? ['src/main.ts'] : ['src/index.ts'],
  format: 'esm',
  target: 'node22',
  platform: 'node',
  dts: !isApp,
  sourcemap: true,
  clean: true,
})
