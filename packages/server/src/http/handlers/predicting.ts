import type { TaskCredentials } from '@label-studio-ml/sdk/media'
import { emptySlot } from '../../prediction/prediction-slot.ts'
import type { AcceptLabelConfig } from '../../projects/accept-label-config.ts'
import type { ConnectProject } from '../../services/connect-project.ts'
import type { Predict, PredictionAnswer } from '../../services/predict.ts'
import type { HandlerRequest, Handlers } from '../handler.ts'

export interface PredictingServices {
  connectProject: ConnectProject
  predict: Predict
  acceptLabelConfig: AcceptLabelConfig
}

/** Connecting a project and predicting for its tasks. */
export function createPredictingHandlers(services: PredictingServices): Handlers<'setup' | 'predict' | 'validate'> {
  const { connectProject, predict, acceptLabelConfig } = services
  return {
    setup: async ({ body }) => {
      const { project, schema: labelConfig, extra_params: extraParams, model_version: pinnedVersion } = body
      const origin = { hostname: body.hostname, accessToken: body.access_token }
      return { model_version: await connectProject({ project, labelConfig, extraParams, pinnedVersion, origin }) }
    },
    predict: async (request) => {
      const { slots, version, failures } = await predict(predictionRequest(request), request.log)
      const missing = canBeAskedAgain(request) ? '[]' : emptySlot(version)
      const results = slots.map((slot) => slot ?? missing).join()
      const explained = request.body.explain_failures ? `,"failures":${JSON.stringify(explain(failures))}` : ''
      return `{"results":[${results}],"model_version":${JSON.stringify(version)}${explained}}`
    },
    validate: async ({ body }) => {
      await acceptLabelConfig(body.config)
      return { status: 'ok' }
    },
  }
}

/** What the author's code says, as `/job_status` says it of a training; stack and causes stay in the log. */
function explain(failures: PredictionAnswer['failures']) {
  return failures.map(({ index, reason, detail }) => ({ index, reason, detail }))
}

function predictionRequest({ body, caller }: HandlerRequest<'predict'>) {
  return {
    project: body.project,
    labelConfig: body.label_config,
    pinnedVersion: caller.pinsVersions ? body.model_version : null,
    tasks: [body.tasks].flat(),
    context: body.params?.context ?? null,
    isRetrieval: caller.isConnector && caller.takesLists && !body.params?.context,
    credentials: credentialsOf(body.params),
    failsAsWhole: !caller.takesLists && !body.params?.context,
  }
}

/** "Data login" of the project in Label Studio. */
function credentialsOf(params: HandlerRequest<'predict'>['body']['params']): TaskCredentials | undefined {
  const { login, password } = params ?? {}
  return login ? { user: login, password: password ?? '' } : undefined
}

/**
 * Label Studio asks again only for tasks for which it has stored nothing. Since 1.12 the slot of such a task is `[]`.
 * Older releases can only be told that the whole request failed: a task that failed among others gets an empty prediction.
 */
function canBeAskedAgain({ body, caller }: HandlerRequest<'predict'>): boolean {
  return caller.takesLists && !body.params?.context
}
