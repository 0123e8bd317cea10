import { tryRun } from '@label-studio-ml/harness'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { manifestProblems } from './manifest-problems.ts'
import type { PackedPackage } from './pack.ts'

/** Everything that publint, are-the-types-wrong and our own list find wrong with a tarball. */
export async function lintPackage({ tarball, bytes, files, manifest }: PackedPackage): Promise<string[]> {
  const tarballBytes = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
  const { messages, pkg } = await publint({ pack: { tarball: tarballBytes }, strict: true })
  return [
    ...manifestProblems(manifest, files),
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`),
    ...(manifest.exports ? await typesProblems(tarball) : []),
  ]
}

const typesOptions =
  '--profile esm-only --no-definitely-typed --format ascii --no-emoji --exclude-entrypoints program'.split(' ')

async function typesProblems(tarball: string): Promise<string[]> {
  const { exitCode, output } = await tryRun('attw', [tarball, ...typesOptions])
  return exitCode === 0 ? [] : [`are-the-types-wrong: ${output}`]
}
