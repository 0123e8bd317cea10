import { deleteRequestSchema, deleteResponseSchema } from '../messages/delete.ts'
import { duplicateModelRequestSchema, duplicateModelResponseSchema } from '../messages/duplicate-model.ts'
import { projectQuerySchema } from '../messages/project-query.ts'
import { versionsRequestSchema, versionsResponseSchema } from '../messages/versions.ts'
import { exampleProject, exampleVersion } from './examples.ts'
import type { Route } from './route.ts'
import { bodyErrors, sharedErrors } from './shared-errors.ts'

const versions = {
  schema: versionsResponseSchema,
  description: 'The versions, newest first.',
  example: { versions: [exampleVersion, '20251101-1'] },
}

/** What is kept for each project. Label Studio declares /delete and /duplicate_model and never calls them. */
export const modelRoutes = {
  versions: {
    id: 'versions',
    method: 'GET',
    path: '/versions',
    summary: 'List model versions',
    description: 'Label Studio 1.8 and later; it sends no project.',
    tags: ['Models'],
    auth: 'basic',
    query: projectQuerySchema,
    response: { 200: versions },
    errors: [...sharedErrors, 'REQUEST_INVALID'],
  },
  versionsOfProject: {
    id: 'versionsOfProject',
    method: 'POST',
    path: '/versions',
    summary: 'List the model versions of a project',
    description: 'Label Studio 1.6 and 1.7.',
    tags: ['Models'],
    auth: 'basic',
    body: versionsRequestSchema,
    bodyExamples: { project: { summary: 'A project uid', value: { project: exampleProject } } },
    response: { 200: versions },
    errors: bodyErrors,
  },
  deleteProject: {
    id: 'deleteProject',
    method: 'POST',
    path: '/delete',
    summary: 'Forget a project',
    tags: ['Models'],
    auth: 'basic',
    body: deleteRequestSchema,
    bodyExamples: { project: { summary: 'A project uid', value: { project: exampleProject } } },
    response: {
      200: {
        schema: deleteResponseSchema,
        description: 'Nothing is kept for the project any more.',
        example: { status: 'ok', deleted: true },
      },
    },
    errors: bodyErrors,
  },
  duplicateModel: {
    id: 'duplicateModel',
    method: 'POST',
    path: '/duplicate_model',
    summary: 'Give a project the model of another',
    tags: ['Models'],
    auth: 'basic',
    body: duplicateModelRequestSchema,
    bodyExamples: {
      projects: {
        summary: 'Two project uids',
        value: { project_src: exampleProject, project_dst: '63.1712122436' },
      },
    },
    response: {
      200: {
        schema: duplicateModelResponseSchema,
        description: 'The destination serves the version of the source.',
        example: { status: 'ok', model_version: exampleVersion },
      },
    },
    errors: [...bodyErrors, 'PROJECT_UNKNOWN'],
  },
} as const satisfies Record<string, Route>
