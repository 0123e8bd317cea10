import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, scratchFolder } from '@label-studio-ml/harness'
import { describe, expect, test } from 'vitest'
import { findApps } from './apps.ts'
import { kustomizeProgram } from './kustomize.ts'
import { kubernetesValidateFolder } from './python-tools.ts'

describe.each(findApps())('the manifest of $name', ({ name }) => {
  const file = join(scratchFolder('kubernetes'), `${name}.yaml`)

  test('is the base with the name of the app', async () => {
    const manifest = await run(await kustomizeProgram(), ['build', `deploy/kubernetes/${name}`])
    writeFileSync(file, manifest)
    const names = ['PersistentVolumeClaim', 'Deployment', 'Service'].map(
      (kind) => `kind: ${kind}\nmetadata:\n  labels:\n    app.kubernetes.io/name: ${name}\n  name: ${name}\n`,
    )
    for (const head of names) expect(manifest).toContain(head)
    expect(manifest).toContain(`claimName: ${name}\n`)
    expect(manifest).toMatch(new RegExp(`secretRef:\\n +name: ${name}\\n`))
    expect(manifest).toContain(`image: ${name}\n`)
  })

  // The oldest and the newest whose schemas are at hand; a field that they do not know is an error.
  test.each(['1.25.0', '1.37.0'])('fits the schemas of Kubernetes %s', async (version) => {
    const program = join(await kubernetesValidateFolder(), 'kubernetes-validate')
    await run(program, ['--strict', '--kubernetes-version', version, file])
  })
})
