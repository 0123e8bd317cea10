import type { Manifest } from '../workspace/workspace-packages.ts'

const wanted = ['description', 'keywords', 'license', 'engines', 'files', 'exports']
const shipped = ['README.md', 'LICENSE', 'package.json']

/** What is wrong with a packed package.json and the files beside it; empty when it can be published. */
export function manifestProblems(manifest: Manifest, files: string[]): string[] {
  const text = JSON.stringify(manifest.exports ?? {})
  const targets = Object.values(manifest.exports ?? {}).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  )
  const dependencies = Object.entries({ ...manifest.dependencies, ...(manifest.peerDependencies as object) })
  return [
    ...wanted.filter((key) => manifest[key] === undefined).map((key) => `package.json has no ${key}`),
    ...shipped.filter((file) => !files.includes(file)).map((file) => `${file} is not in the tarball`),
    ...(text.includes('/source')
      ? ['exports still name the source condition: publishConfig.exports must replace them']
      : []),
    ...targets
      .filter((target) => !files.includes(target.replace('./', '')))
      .map((target) => `exports name ${target}, which is not in the tarball`),
    ...dependencies
      .filter(([, version]) => String(version).startsWith('workspace:'))
      .map(([name, version]) => `${name} is still ${version}`),
    ...files
      .filter((file) => /^src\/|^(?!templates\/).*(\.test\.|__fixtures__)/.test(file))
      .map((file) => `${file} should stay at home`),
  ]
}
