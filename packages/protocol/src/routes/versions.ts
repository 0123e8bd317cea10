import { z } from 'zod'
import { modelVersionSchema } from '../identifiers.ts'
import { namedProjectSchema, projectQuerySchema, projectReferenceSchema } from '../project.ts'
import { exampleLabelConfig, exampleProject, exampleVersion } from './examples.ts'
import { trainingFailureSchema } from './jobs.ts'
import { bodyErrors, type Route, type RouteAnswer, sharedErrors } from './route.ts'

const versionsRequestSchema = z
  .looseObject({ project: projectReferenceSchema.optional() })
  .meta({ id: 'VersionsRequest' })

const unusableVersionSchema = z.looseObject({
  project: z.string(),
  version: modelVersionSchema,
  error: z.string().meta({ description: 'Why it cannot be loaded.' }),
})

/** Newest first. */
const versionsResponseSchema = z
  .looseObject({
    versions: z.array(modelVersionSchema),
    unusable: z
      .array(unusableVersionSchema)
      .optional()
      .meta({ description: 'Versions that are passed over because they cannot be loaded.' }),
    training_failures: z
      .array(trainingFailureSchema)
      .optional()
      .meta({ description: 'Of each project the newest training, if it failed.' }),
  })
  .meta({ id: 'VersionsResponse' })

export type VersionsResponse = z.infer<typeof versionsResponseSchema>

const knownProjectSchema = z
  .looseObject({
    project: z.string().meta({ description: 'Project uid.' }),
    model_version: modelVersionSchema.meta({ description: 'The version that serves it.' }),
    label_config: z.string().nullable().meta({ description: 'XML; null before one came.' }),
  })
  .meta({ id: 'KnownProject' })

const projectsResponseSchema = z.looseObject({ projects: z.array(knownProjectSchema) }).meta({ id: 'ProjectsResponse' })

const deleteRequestSchema = z.looseObject({ project: namedProjectSchema }).meta({ id: 'DeleteRequest' })

/** `deleted` is false when nothing was kept for the project. */
const deleteResponseSchema = z
  .looseObject({ status: z.literal('ok'), deleted: z.boolean() })
  .meta({ id: 'DeleteResponse' })

const duplicateModelRequestSchema = z
  .looseObject({ project_src: namedProjectSchema, project_dst: namedProjectSchema })
  .meta({ id: 'DuplicateModelRequest' })

/** `model_version` is the version that the destination now serves. */
const duplicateModelResponseSchema = z
  .looseObject({ status: z.literal('ok'), model_version: modelVersionSchema })
  .meta({ id: 'DuplicateModelResponse' })

const versions = {
  status: 200,
  schema: versionsResponseSchema,
  description: 'The versions, newest first.',
  example: { versions: [exampleVersion, '20251101-1'] },
} as const satisfies RouteAnswer

/** What is kept for each project. Label Studio declares /delete and /duplicate_model and never calls them. */
export const versionRoutes = {
  versions: {
    id: 'versions',
    method: 'GET',
    path: '/versions',
    summary: 'List model versions',
    description: 'Label Studio 1.8 and later; it sends no project.',
    tags: ['Models'],
    auth: 'basic',
    query: projectQuerySchema,
    answer: versions,
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
    answer: versions,
    errors: bodyErrors,
  },
  projects: {
    id: 'projects',
    method: 'GET',
    path: '/projects',
    summary: 'List the projects that are known',
    description: 'Those that were connected, and those made by hand. Label Studio never calls it.',
    tags: ['Models'],
    auth: 'basic',
    answer: {
      status: 200,
      schema: projectsResponseSchema,
      description: 'The projects, each with what serves it.',
      example: {
        projects: [{ project: exampleProject, model_version: exampleVersion, label_config: exampleLabelConfig }],
      },
    },
    errors: sharedErrors,
  },
  deleteProject: {
    id: 'deleteProject',
    method: 'POST',
    path: '/delete',
    summary: 'Delete what is kept for a project',
    tags: ['Models'],
    auth: 'basic',
    body: deleteRequestSchema,
    bodyExamples: { project: { summary: 'A project uid', value: { project: exampleProject } } },
    answer: {
      status: 200,
      schema: deleteResponseSchema,
      description: 'Nothing is kept for the project any more.',
      example: { status: 'ok', deleted: true },
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
    answer: {
      status: 200,
      schema: duplicateModelResponseSchema,
      description: 'The destination serves the version of the source.',
      example: { status: 'ok', model_version: exampleVersion },
    },
    errors: [...bodyErrors, 'PROJECT_UNKNOWN'],
  },
} as const satisfies Record<string, Route>
