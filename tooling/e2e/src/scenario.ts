import type { RunningBackend } from '@label-studio-ml/harness'
import type { AppSample } from './app-sample.ts'
import { type Release, releases } from './label-studio/releases.ts'
import type { RunningLabelStudio } from './label-studio/start.ts'
import type { RecordingProxy } from './recording-proxy.ts'

/** What one vitest project runs against. */
export interface Target {
  /** Of Label Studio. */
  version: string
  /** Label Studio checks predictions against the label config. */
  validating: boolean
  app: string
}

declare module 'vitest' {
  interface ProvidedContext {
    target: Target
  }
}

/** What a scenario is given: a running Label Studio and a fresh app behind a recording proxy. */
export interface TestContext {
  labelStudio: RunningLabelStudio
  app: RunningBackend
  sample: AppSample
  /** Stands before the app; Label Studio is given its address. */
  proxy: RecordingProxy
  /** Folder for screenshots of this run. */
  artifacts: string
}

/** What a user goes through, with assertions on the way. */
export interface Scenario {
  name: string
  /** The one app that it runs with; left out when it runs with every app. */
  app?: string
  /** Does it run on this release? `validating`: Label Studio checks predictions against the label config. */
  runsOn(release: Release, validating: boolean): boolean
  /** Does it run with an app that has this sample? Left out when it runs with every app. */
  suits?(sample: AppSample): boolean
  run(context: TestContext): Promise<void>
}

/** For scenarios that take the same course on every release. */
export const newestReleaseOnly: Scenario['runsOn'] = (release, validating) =>
  release.version === releases[0]?.version && !validating
