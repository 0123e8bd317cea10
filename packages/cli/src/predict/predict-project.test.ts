import type { Task } from '@label-studio-ml/protocol'
import type { LabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { expect, test, vi } from 'vitest'
import type { OpenBackend } from '../backend/open-backend.ts'
import { predictLabelStudioProject } from './predict-project.ts'

const prediction = { result: [], score: 0.5, model_version: 'v1' }

/** A project of three tasks: one is predicted, one loses a region, one fails. */
function create() {
  const written: number[] = []
  const labelStudio = {
    projects: {
      get: async () => ({ id: 7, title: 'reviews', createdAt: '2026-01-01T00:00:00Z', labelConfig: '<View/>' }),
    },
    tasks: {
      count: async () => 3,
      async *list(_project: number, { ids }: { ids?: number[] }) {
        if (ids) return
        for (const id of [1, 2, 3]) yield { id, data: {}, predictionCount: 0, predictions: [], annotations: [] }
      },
      totals: async (_project: number, ids: number[]) => ({ tasks: ids.length, predictions: written.length }),
    },
    predictions: {
      createMany: async (_project: number, predictions: { task: number }[]) =>
        void written.push(...predictions.map(({ task }) => task)),
    },
  } as unknown as LabelStudioClient
  const client = {
    setup: async () => ({ model_version: 'v1' }),
    predict: async ({ tasks }: { tasks: Task[] }) => ({
      results: tasks.map(({ id }) => (id === 3 ? [] : prediction)),
      model_version: 'v1',
      failures: [
        { index: 1, reason: 'region_invalid', detail: 'a region is odd' },
        { index: 2, reason: 'model_error', detail: 'no luck' },
      ],
    }),
  } as unknown as OpenBackend['client']
  return { written, labelStudio, backend: { client, name: 'it', ending: () => undefined, close: async () => {} } }
}

test('tasks that fail or lose a region are told with their reason, and are the exit code', async () => {
  const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const { written, labelStudio, backend } = create()
  const options = { project: 7, only: 'missing', scoreBelow: undefined, parallel: undefined } as const
  const code = await predictLabelStudioProject(labelStudio, backend, options, new AbortController().signal)
  const output = printed.mock.calls.map(([text]) => text).join('')
  printed.mockRestore()
  expect([code, written]).toEqual([1, [1, 2]])
  expect(output).toContain('2 predictions for 3 tasks written')
  expect(output).toContain('  1 × lost a region: a region is odd (task 2)\n')
  expect(output).toContain('  1 × no luck (task 3)\n')
})
