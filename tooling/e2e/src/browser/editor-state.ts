import type { Page } from 'playwright-core'
import type { Region } from '../label-studio/regions.ts'

/** What the editor itself keeps of the open annotation. */
export interface EditorState {
  /** What it would save. */
  result: Region[]
  /** Regions that are listed beside the task, and not hidden. */
  listed: number
}

/** The part of the editor's store that is asked for. */
interface EditorWindow {
  Htx?: {
    annotationStore?: {
      selected?: { serializeAnnotation(): Region[]; regionStore: { toggleVisibility(): void } }
    }
  }
}

/** The page where a person labels the tasks of a project, with its first task. */
export async function openLabelStream(page: Page, labelStudio: string, project: number): Promise<void> {
  await page.goto(`${labelStudio}/projects/${project}/data?labeling=1`)
}

/** Undefined while no annotation is open. */
export function editorState(page: Page): Promise<EditorState | undefined> {
  return page.evaluate(() => {
    const annotation = (window as unknown as EditorWindow).Htx?.annotationStore?.selected
    if (!annotation) return undefined
    const listed = document.querySelectorAll('.lsf-outliner-item:not(.lsf-outliner-item_hidden)').length
    return JSON.parse(JSON.stringify({ result: annotation.serializeAnnotation(), listed }))
  })
}

/** Hides the regions of the open annotation, or shows them again, and waits until that is painted. */
export function toggleRegions(page: Page): Promise<void> {
  return page.evaluate(async () => {
    ;(window as unknown as EditorWindow).Htx?.annotationStore?.selected?.regionStore.toggleVisibility()
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
  })
}
