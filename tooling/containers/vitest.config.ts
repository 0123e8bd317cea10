import { defineConfig } from 'vitest/config'
import repository from '../../vitest.config.ts'
import { findApps } from './src/apps.ts'

/**
 * Images, built and run with the `podman` on PATH: a project for each app, for what `create` makes, and for the
 * manifests. Each is a sequence; they run side by side. `pnpm containers:check --project ner-tagger` runs one.
 */
export default defineConfig({
  resolve: repository.resolve,
  ssr: repository.ssr,
  test: {
    testTimeout: 300_000,
    hookTimeout: 900_000,
    teardownTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['src/prepare.ts'],
    reporters: ['verbose', 'json'],
    outputFile: { json: '.cache/slow.json' },
    projects: [
      ...findApps().map((app) => ({
        extends: true as const,
        test: { name: app.name, include: ['src/app.slow.test.ts'], provide: { app } },
      })),
      ...['created-backend', 'kubernetes'].map((name) => ({
        extends: true as const,
        test: { name, include: [`src/${name}.slow.test.ts`] },
      })),
    ],
  },
})
