import { BackendError } from '@label-studio-ml/protocol'
import { z } from 'zod'
import type { Connection } from './connection/connection.ts'
import { nothingSchema } from './connection/read-answer.ts'
import { readAnswerItems } from './connection/read-answer-items.ts'
import type { LabelStudioClient } from './label-studio-client.ts'
import { storedPredictionSchema } from './stored-prediction.ts'

const createdSchema = z.object({ created: z.int() })
const versionsSchema = z.record(z.string(), z.int())

export function predictionsOf(connection: Connection): LabelStudioClient['predictions'] {
  const { call } = connection
  return {
    create: (prediction) => call({ method: 'POST', path: '/api/predictions/', body: prediction }, nothingSchema),
    async createMany(project, predictions) {
      if (predictions.length === 0) return
      const path = `/api/projects/${project}/import/predictions`
      const { created } = await call({ method: 'POST', path, body: predictions, isSlow: true }, createdSchema)
      if (created !== predictions.length) throw dropped(project, created, predictions.length)
    },
    /** One list without pages, whatever is asked. */
    list: (of) =>
      readAnswerItems(
        connection,
        { method: 'GET', path: '/api/predictions/', query: { ...of }, isSlow: true },
        storedPredictionSchema,
      ),
    remove: (id) => call({ method: 'DELETE', path: `/api/predictions/${id}/` }, nothingSchema),
    removeVersion: (project, modelVersion) =>
      call(
        { method: 'DELETE', path: versionsPath(project), body: { model_version: modelVersion }, isSlow: true },
        nothingSchema,
      ),
    versions: (project) => call({ method: 'GET', path: versionsPath(project) }, versionsSchema),
  }
}

function versionsPath(project: number): string {
  return `/api/projects/${project}/model-versions/`
}

function dropped(project: number, created: number, sent: number): BackendError {
  return new BackendError(
    'PREDICTIONS_DROPPED',
    `Label Studio stored ${created} of ${sent} predictions for project ${project}: it drops without a word those that do not fit the label config (its log says which). Check them with checkPrediction, or send them one by one with predictions.create: then each error is told.`,
  )
}
