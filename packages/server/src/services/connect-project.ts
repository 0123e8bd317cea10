import type { SetupCredentials, SetupOrigin } from '../label-studio/setup-credentials.ts'
import type { AcceptExtraParams } from '../projects/accept-extra-params.ts'
import type { AcceptLabelConfig } from '../projects/accept-label-config.ts'
import { normaliseExtraParams } from '../projects/extra-params.ts'
import type { ProjectStore } from '../projects/project-store.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import type { ModelRequest, SelectModel } from './select-model.ts'
import type { TrainOnConnect } from './train-on-connect.ts'

export interface ConnectRequest extends ModelRequest {
  extraParams?: unknown
  /** Where the request comes from, with a token: never to be logged. */
  origin?: SetupOrigin
}

/**
 * Connects a project: keeps its label config, extra params and where its Label Studio is, and returns the version that
 * serves it. Label Studio does this about as often as it asks for predictions, so no model is loaded. Of what is refused
 * nothing is kept; extra params that were kept for another release of the model are refused as well.
 * Throws `LABEL_CONFIG_…`, `EXTRA_PARAMS_INVALID` and `OVERLOADED`.
 */
export type ConnectProject = (request: ConnectRequest) => Promise<string>

export interface ConnectProjectOptions {
  projects: ProjectStore
  versions: VersionRegistry
  acceptLabelConfig: AcceptLabelConfig
  acceptExtraParams: AcceptExtraParams
  selectModel: SelectModel
  setupCredentials: Pick<SetupCredentials, 'remember'>
  /** Called when a project is connected for the first time; undefined when that is to train nothing. */
  trainOnConnect: TrainOnConnect | undefined
}

export function createConnectProject(options: ConnectProjectOptions): ConnectProject {
  const { projects, versions, acceptLabelConfig, acceptExtraParams, selectModel, setupCredentials } = options
  return async ({ project: reference, labelConfig, extraParams, pinnedVersion, origin = {} }) => {
    if (labelConfig) await acceptLabelConfig(labelConfig)
    const project = projects.uidOfReference(reference)
    const isFirst = projects.get(project) === undefined
    const kept = projects.getOrEmpty(project).extraParams
    const params = extraParams === undefined ? kept : normaliseExtraParams(extraParams)
    await acceptExtraParams(params)
    const change = {
      ...(labelConfig ? { labelConfig } : {}),
      ...(extraParams === undefined ? {} : { extraParams: params }),
    }
    if (Object.keys(change).length > 0) await projects.update(project, change)
    await setupCredentials.remember(project, origin)
    if (isFirst) await options.trainOnConnect?.(project)
    const { version } = await selectModel({ project, pinnedVersion })
    await versions.keepFirstLabelConfig(project)
    return version
  }
}
