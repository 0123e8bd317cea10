import { readTemplate } from '../own-files.ts'
import type { BackendPlan } from './backend-plan.ts'
import { type PackageSource, tarballFolder } from './package-source.ts'
import type { BackendFiles } from './write-backend.ts'

/** What a backend needs that has no repository around it: its image, its ignore lists. */
export function standaloneFiles({ name }: BackendPlan, packages: PackageSource): BackendFiles {
  const containerFile = (file: string) => readTemplate(`container/${file}`).replaceAll('generated-backend', name)
  const copyTarballs = `COPY ${tarballFolder} ${tarballFolder}\n`
  const dockerfile = containerFile('Dockerfile')
  return {
    Dockerfile: packages.kind === 'tarballs' ? dockerfile : dockerfile.replace(copyTarballs, ''),
    'compose.yaml': containerFile('compose.yaml'),
    'health-check.mjs': readTemplate('health-check.mjs'),
    '.npmrc':
      '# With a lockfile npm would compile better-sqlite3, which brings its binaries along.\nignore-scripts=true\n',
    '.dockerignore': `${[...neverCommitted, ...notInImages].join('\n')}\n`,
    '.gitignore': `${neverCommitted.join('\n')}\n`,
  }
}

const neverCommitted = ['node_modules', 'model-dir', '.env', '*.log']

/** Somebody may add the token of a registry to `.npmrc`; the Dockerfile mounts such a file as a secret instead. */
const notInImages = ['.npmrc', 'src/**/*.test.ts', 'src/__fixtures__']
