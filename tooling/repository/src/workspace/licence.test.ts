import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { expect, test } from 'vitest'
import { publishablePackages } from './workspace-packages.ts'

/** pnpm adds the root's LICENSE to a tarball only when no other file of that name is in it. */
test.each(publishablePackages().map(({ manifest, folder }) => [manifest.name, folder] as const))(
  '%s has the LICENSE of the repository',
  (_name, folder) => {
    expect(readFileSync(join(folder, 'LICENSE'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'))
  },
)
