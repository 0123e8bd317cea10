import type { Page } from 'playwright-core'

/** So many tasks, but for the one that is annotated in the browser, are learnt before a person comes. */
export const learntFirst = 13

/** A person with a browser in one project. */
export interface Visit {
  page: Page
  project: number
  /** Title of the connected model. */
  title: string
  /** Task ids in the order of the sample's tasks. */
  tasks: number[]
  /** Keeps a picture of the page as `<name>.png`. */
  shoot(name: string): Promise<unknown>
}
