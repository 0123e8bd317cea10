import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AppSample } from './app-sample.ts'

export interface NamedSample {
  app: string
  sample: AppSample
}

export interface FoundSamples {
  samples: NamedSample[]
  /** Apps without a file in `samples/`. */
  missing: string[]
}

/** Loads the sample of every app: each folder of `apps` that has an entry `src/main.ts`. */
export async function findSamples(apps: string, samples = join(import.meta.dirname, 'samples')): Promise<FoundSamples> {
  const names = readdirSync(apps).filter((name) => existsSync(join(apps, name, 'src', 'main.ts')))
  const found: FoundSamples = { samples: [], missing: [] }
  for (const app of names.sort()) {
    const file = join(samples, `${app}.ts`)
    if (!existsSync(file)) {
      found.missing.push(app)
      continue
    }
    const { sample } = (await import(file)) as { sample: AppSample }
    found.samples.push({ app, sample })
  }
  return found
}
