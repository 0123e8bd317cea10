import { readFileSync } from 'node:fs'
import { LabelStudioError } from '../label-studio/api.ts'
import { repositoryPaths } from '../repository-paths.ts'
import type { Stage } from './scenario.ts'

const guide = () => readFileSync(repositoryPaths.connectGuide, 'utf8')

/** Checks that a call fails with a message which docs/connect.md quotes. `cause` ends the sentence "what is said to". */
export async function quotes({ checks }: Stage, cause: string, message: RegExp, call: Promise<unknown>): Promise<void> {
  const error = await call.catch((thrown: unknown) => thrown)
  const said = error instanceof LabelStudioError ? message.exec(JSON.parse(`"${escaped(error.body)}"`))?.[0] : undefined
  checks.check(
    `docs/connect.md quotes what is said to ${cause}`,
    said !== undefined && guide().includes(said),
    said ?? (error instanceof Error ? error.message : 'accepted'),
  )
}

/** Error texts are JSON inside JSON now and then; their escapes are taken out once. */
const escaped = (body: string) => body.replaceAll(/(?<!\\)"/g, '\\"').replaceAll('\n', '\\n')
