import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import type { Random } from '../random.ts'

/** What the SDK knows about an object tag: how to read what a task has for it, and how to make such a value up. */
export interface ObjectSupport {
  /** In Label Studio's spelling. */
  readonly tag: string
  /** They become methods of the tag; the tag itself is their first argument. */
  readonly methods: Readonly<Record<string, (object: ObjectTagData, task: Task, ...options: never[]) => unknown>>
  /** A random value for the data field of the tag, as its attributes want it. */
  sample(object: ObjectTagData, random: Random): unknown
}

/** Functions on object tags as methods of one. */
export type MethodsOf<Support extends ObjectSupport> = {
  readonly [Name in keyof Support['methods']]: Support['methods'][Name] extends (
    object: ObjectTagData,
    ...rest: infer Rest
  ) => infer Result
    ? (...rest: Rest) => Result
    : never
}
