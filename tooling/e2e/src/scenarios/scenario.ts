import type { RunningBackend } from '@label-studio-ml/harness'
import type { AppSample } from '../app-sample.ts'
import type { CheckList } from '../check-list.ts'
import { type Release, releases } from '../label-studio/releases.ts'
import type { RunningLabelStudio } from '../label-studio/start.ts'
import type { RecordingProxy } from '../recording-proxy.ts'

/** What a scenario is given: a running Label Studio, a fresh app behind a recording proxy, and the list to check into. */
export interface Stage {
  labelStudio: RunningLabelStudio
  app: RunningBackend
  sample: AppSample
  /** Stands before the app; Label Studio is given its address. */
  proxy: RecordingProxy
  checks: CheckList
  /** Folder for screenshots of this run. */
  artifacts: string
}

/** A story with statements checked on the way, told once for each release and app. */
export interface Scenario {
  name: string
  /** The one app that plays it; left out when every app does. */
  app?: string
  /** Needs Chromium. */
  usesBrowser?: true
  /** Runs on this release? `validating`: Label Studio checks predictions against the label config. */
  runsOn(release: Release, validating: boolean): boolean
  /** Tells whether the app can play it; left out when every app can. */
  suits?(sample: AppSample): boolean
  run(stage: Stage): Promise<void>
}

/** For stories that take the same course on every release: they are told once. */
export const newestReleaseOnly: Scenario['runsOn'] = (release, validating) =>
  release.version === releases[0]?.version && !validating
