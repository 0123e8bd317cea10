import type { ModelDirView } from './model-dir-view.ts'

/** What a stage is recognised by. */
export interface Sight {
  view: ModelDirView
  /** Annotations of this round that were acknowledged after the training was asked for. */
  acknowledged: number
  /** The versions before this round. */
  rowsBefore: readonly string[]
}

export interface Stage {
  name: string
  /** Whom the kill hits: the server with its training process, or that process alone. */
  victim: 'server' | 'child'
  /** Annotations go on coming while the kill is awaited. */
  annotatesMeanwhile?: true
  isReached(sight: Sight): boolean
}

const isNew = ({ rowsBefore }: Sight, version: string) => !rowsBefore.includes(version)

/** The stages of a training in their order. */
export const stages: readonly Stage[] = [
  {
    name: 'journal write',
    victim: 'server',
    annotatesMeanwhile: true,
    isReached: ({ acknowledged }) => acknowledged >= 3,
  },
  { name: 'child runs', victim: 'server', isReached: ({ view }) => view.hasStaged('weights/begun') },
  {
    name: 'child runs (child alone)',
    victim: 'child',
    isReached: ({ view }) => view.hasStaged('weights/begun'),
  },
  { name: 'child writes (child alone)', victim: 'child', isReached: ({ view }) => view.hasStaged('weights/large.bin') },
  {
    name: 'publish',
    victim: 'server',
    isReached: ({ view }) => view.hasStaged('learned.json') && view.trainingProcess() === undefined,
  },
  {
    name: 'register',
    victim: 'server',
    isReached: (sight) => sight.view.versionFolders().some((version) => isNew(sight, version)),
  },
  {
    name: 'swap',
    victim: 'server',
    isReached: (sight) => sight.view.versionRows().some((version) => isNew(sight, version)),
  },
]
