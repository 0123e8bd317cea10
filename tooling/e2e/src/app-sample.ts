import type { Page } from 'playwright-core'
import type { Region } from './label-studio/regions.ts'

/** A task to import and what a person who knows the answer would submit for it. */
export interface SampleTask {
  data: Record<string, unknown>
  truth: Region[]
}

/**
 * Everything the scenarios need to know about one app: the file `samples/<app>.ts` exports it as `sample`.
 * An app without such a file fails the run, so none goes untested.
 */
export interface AppSample {
  /** The label config of its projects. */
  labelConfig: string
  /**
   * Tasks with truth, at least 30, all texts made up. The first two thirds are annotated and learned from, the rest is
   * only measured; so mix the kinds evenly.
   */
  tasks: SampleTask[]
  /** How well predicted regions agree with the truth of one task: 0 (not at all) to 1 (the same). */
  agreement(predicted: Region[], truth: Region[]): number
  /** What the editor sends when a person has just drawn a prompt on this task; left out for an app that is not interactive. */
  interactiveContext?(task: SampleTask): { result: Region[] }
  /** Settings of the app for these runs, for example a smaller training. */
  env?: Record<string, string>
  /** How long one training of these tasks may take. Default 2 minutes: the machine may be busy. */
  trainingTimeoutMs?: number
  /** How its answers look on Label Studio's own page; left out when no browser run is wanted. */
  browser?: BrowserSample
}

/** What a person sees and does in the editor for one app. */
export interface BrowserSample {
  /** True when the open editor shows these regions. */
  shows(page: Page, regions: Region[]): Promise<boolean>
  /** What a person prompts on, with Auto-Annotation on; left out for an app that is not interactive. */
  prompt?: {
    /** A task on which more than the prompt is to be found. */
    task: SampleTask
    /** Draws the prompt on the open task. */
    draw(page: Page): Promise<void>
  }
}

/** Splits tasks into those that are annotated (two thirds) and those that only measure (one third). */
export function annotatedAndHeldOut<T>(tasks: readonly T[]): { annotated: T[]; heldOut: T[] } {
  const cut = Math.ceil((tasks.length * 2) / 3)
  return { annotated: tasks.slice(0, cut), heldOut: tasks.slice(cut) }
}
