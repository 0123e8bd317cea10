/** How one release of Label Studio is installed and what its API can do. */
export interface Release {
  version: string
  /** Versions of Python that it was driven on. */
  python: string
  /** What pip is asked for. */
  requirements: readonly string[]
  /** The list route of the Data Manager that holds tasks: `/api/dm/tasks` in 1.4.1, `/api/tasks` later. */
  taskList: '/api/tasks' | '/api/dm/tasks'
  /** Retrieving skips tasks that have the current version already (1.12+); 1.4.1 sends and stores all each time. */
  retrievesOnlyMissing: boolean
  /** Has the switch that checks predictions against the label config (1.21+). */
  canValidatePredictions: boolean
  /** Asks the backend for its versions. */
  listsVersions: boolean
  /** What Start Training sends. */
  trainingAction: 'START_TRAINING' | 'PROJECT_UPDATED'
  /** Opening a task asks the backend by `show_collab_predictions`; 1.4.1 needs `evaluate_predictions_automatically`. */
  predictsOnOpen: boolean
}

/** Releases the harness knows, the newest first. The first two run in CI. */
export const releases: readonly Release[] = [
  {
    version: '1.23.2',
    python: '>=3.10,<3.14',
    requirements: ['label-studio==1.23.2'],
    taskList: '/api/tasks',
    retrievesOnlyMissing: true,
    canValidatePredictions: true,
    listsVersions: true,
    trainingAction: 'START_TRAINING',
    predictsOnOpen: true,
  },
  {
    version: '1.13.1',
    python: '>=3.10,<3.12',
    requirements: ['label-studio==1.13.1', 'setuptools<81'],
    taskList: '/api/tasks',
    retrievesOnlyMissing: true,
    canValidatePredictions: false,
    listsVersions: true,
    trainingAction: 'START_TRAINING',
    predictsOnOpen: true,
  },
  {
    version: '1.4.1',
    python: '3.8',
    requirements: ['label-studio==1.4.1', 'djangorestframework==3.13.1', 'setuptools<60'],
    taskList: '/api/dm/tasks',
    retrievesOnlyMissing: false,
    canValidatePredictions: false,
    listsVersions: false,
    trainingAction: 'PROJECT_UPDATED',
    predictsOnOpen: false,
  },
]

/** The releases to run against: those in LABEL_STUDIO_RELEASES, with commas between, or else the first two. */
export function chosenReleases({ LABEL_STUDIO_RELEASES: names } = process.env): readonly Release[] {
  return names ? names.split(',').map(releaseOf) : releases.slice(0, 2)
}

/** @throws Error listing the known versions when `version` is none of them. */
export function releaseOf(version: string): Release {
  const release = releases.find((candidate) => candidate.version === version)
  if (release) return release
  const known = releases.map((candidate) => candidate.version).join(', ')
  throw new Error(
    `No recipe for Label Studio ${version}: known are ${known}. Add one to tooling/e2e/src/label-studio/releases.ts.`,
  )
}
