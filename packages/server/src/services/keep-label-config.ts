import { LRUCache } from 'lru-cache'
import type { RequestLog } from '../observability/request-log.ts'
import type { AcceptLabelConfig } from '../projects/accept-label-config.ts'
import type { ProjectStore } from '../projects/project-store.ts'

/** Keeps the label config that comes with an event. A refusal must not cost the annotations that come with it: it is logged. */
export type KeepLabelConfig = (project: string, xml: string | null | undefined, log: RequestLog) => Promise<void>

export interface KeepLabelConfigOptions {
  projects: ProjectStore
  acceptLabelConfig: AcceptLabelConfig
}

const maxRefusals = 1000

/** After a refusal the project keeps the label config that it has; the log says why, once. */
export function createKeepLabelConfig({ projects, acceptLabelConfig }: KeepLabelConfigOptions): KeepLabelConfig {
  const refusals = new LRUCache<string, string>({ max: maxRefusals })
  return async (project, xml, log) => {
    if (!xml || projects.get(project)?.labelConfig === xml) return
    try {
      await acceptLabelConfig(xml)
      refusals.delete(project)
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      if (refusals.get(project) !== detail)
        log.warn({ project, detail }, 'a label config is not accepted: the project keeps its own')
      refusals.set(project, detail)
      return
    }
    await projects.update(project, { labelConfig: xml })
  }
}
