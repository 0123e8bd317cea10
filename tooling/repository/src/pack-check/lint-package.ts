import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { run } from '../run-program.ts'
import { root } from '../workspace/workspace-packages.ts'
import { manifestProblems } from './manifest-problems.ts'
import type { PackedPackage } from './pack.ts'

/** Everything that publint, are-the-types-wrong and our own list find wrong with a tarball. */
export async function lintPackage({ tarball, bytes, files, manifest }: PackedPackage): Promise<string[]> {
  const tarballBytes = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
  const { messages, pkg } = await publint({ pack: { tarball: tarballBytes }, strict: true })
  return [
    ...manifestProblems(manifest, files),
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`),
    ...(manifest.exports ? typesProblems(tarball) : []),
  ]
}

function typesProblems(tarball: string): string[] {
  try {
    run(
      'attw',
      [
        tarball,
        '--profile',
        'esm-only',
        '--no-definitely-typed',
        '--format',
        'ascii',
        '--no-emoji',
        '--exclude-entrypoints',
        'program',
      ],
      root,
    )
    return []
  } catch (error) {
    return [`are-the-types-wrong: ${(error as Error).message}`]
  }
}
