import { type ParamsRules, readParams } from '@label-studio-ml/sdk/host'
import type { Log } from '../observability/log.ts'
import { type ExtraParams, withDefaults } from './extra-params.ts'
import type { ProjectStore } from './project-store.ts'

/** Decides whether extra params are accepted for a project: the model's schema can read them. Throws `EXTRA_PARAMS_INVALID`. */
export type AcceptExtraParams = (extraParams: unknown) => Promise<void>

export function createAcceptExtraParams(rules: ParamsRules, defaults: ExtraParams): AcceptExtraParams {
  return async (extraParams) => {
    await readParams(rules, withDefaults(extraParams, defaults))
  }
}

/** A new release of a model may want other extra params than those that are kept: then nothing is predicted, and this says why. */
export async function logUnfitExtraParams(
  projects: Pick<ProjectStore, 'all'>,
  acceptExtraParams: AcceptExtraParams,
  log: Pick<Log, 'error'>,
): Promise<void> {
  for (const { uid, labelConfig, extraParams } of projects.all()) {
    if (labelConfig === null) continue
    await acceptExtraParams(extraParams).catch(({ message }: Error) =>
      log.error(
        { project: uid, detail: message },
        'the model is not loaded for a project: its extra params do not fit',
      ),
    )
  }
}
