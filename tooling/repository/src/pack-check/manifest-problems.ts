import type { Manifest } from '../workspace/workspace-packages.ts'

const wanted = ['description', 'keywords', 'license', 'engines', 'files']
const shipped = ['README.md', 'LICENSE', 'package.json']

/** What is wrong with a packed package.json and the files beside it; empty when it can be published. */
export function manifestProblems(manifest: Manifest, files: string[]): string[] {
  const text = JSON.stringify(manifest.exports ?? {})
  const targets = [...Object.values(manifest.exports ?? {}), manifest.bin ?? {}].flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  )
  const dependencies = Object.entries({ ...manifest.dependencies, ...(manifest.peerDependencies as object) })
  return [
    ...wanted.filter((key) => manifest[key] === undefined).map((key) => `package.json has no ${key}`),
    ...(manifest.exports === undefined && manifest.bin === undefined
      ? ['package.json has neither exports nor bin']
      : []),
    ...shipped.filter((file) => !files.includes(file)).map((file) => `${file} is not in the tarball`),
    ...(text.includes('/source')
      ? ['exports still name the source condition: publishConfig.exports must replace them']
      : []),
    ...targets
      .filter((target) => !files.includes(target.replace('./', '')))
      .map((target) => `package.json names ${target}, which is not in the tarball`),
    ...dependencies
      .filter(([, version]) => String(version).startsWith('workspace:'))
      .map(([name, version]) => `${name} is still ${version}`),
    ...files
      .filter((file) => /^src\/|^(?!templates\/).*(\.test\.|__fixtures__)/.test(file))
      .map((file) => `${file} does not belong in the tarball`),
  ]
}
