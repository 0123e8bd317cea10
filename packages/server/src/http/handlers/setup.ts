import type { Backend } from '../../backend.ts'
import { chooseModel } from '../../models/choose-model.ts'
import type { Handler } from '../handler.ts'

/** Called about as often as /predict: looks up, keeps what is new, loads nothing. */
export function createSetupHandler(backend: Backend): Handler<'setup'> {
  return async ({ body }) => {
    const { project, version } = await chooseModel(backend, {
      project: body.project,
      labelConfig: body.schema,
      extraParams: body.extra_params,
      pinnedVersion: body.model_version,
    })
    await backend.versions.keepFirstLabelConfig(project)
    return { model_version: version }
  }
}
