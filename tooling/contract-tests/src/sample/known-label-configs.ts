import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { controlTags, labelConfigOf, type ObjectTagName, type TagSpec } from '@label-studio-ml/protocol'

const folders = ['packages/sdk/src/label-config/__fixtures__', '../shared/fixtures/label-configs']

/** Label configs to ask a backend with: those of the SDK's tests, Label Studio's templates where they lie beside the repository, and one of each pair of tags. */
export function knownLabelConfigs(): { name: string; xml: string }[] {
  const files = folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((cwd) =>
      globSync('**/*.xml', { cwd }).map((name) => ({ name, xml: readFileSync(join(cwd, name), 'utf8') })),
    )
  return [...files, ...pairs()]
}

function pairs(): { name: string; xml: string }[] {
  return Object.values<TagSpec>(controlTags).flatMap((spec) =>
    (Object.keys(spec.on) as ObjectTagName[]).map((object) => ({
      name: `${spec.tag} on ${object}`,
      xml: labelConfigOf(spec, object),
    })),
  )
}
