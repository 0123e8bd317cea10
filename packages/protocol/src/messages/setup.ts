import { z } from 'zod'
import { modelVersionSchema } from '../model-version.ts'
import { projectReferenceSchema } from '../project-reference.ts'

/**
 * The body of POST /setup: 1.0.0 sends `project` and `schema`, 1.0.2 adds `hostname` and `access_token`, 1.6 to 1.11
 * add `model_version`, 1.12 adds `extra_params`. `access_token` is a secret.
 */
export const setupRequestSchema = z
  .looseObject({
    project: projectReferenceSchema.optional(),
    schema: z.string().nullish().meta({ description: 'The label config, XML.' }),
    hostname: z.string().nullish().meta({ description: 'Where Label Studio believes to be reachable; a hint only.' }),
    access_token: z.string().nullish().meta({ description: 'Legacy API token of the project’s creator.' }),
    extra_params: z.unknown().optional().meta({
      description: 'Text from the form of Label Studio (usually JSON), or any JSON value set through its API.',
    }),
    model_version: z.string().nullish().meta({ description: 'Pinned version (1.6 to 1.11); null is the newest.' }),
  })
  .meta({ id: 'SetupRequest' })

export type SetupRequest = z.infer<typeof setupRequestSchema>

/** The answer of POST /setup: the version that the next predictions of this project will carry. */
export const setupResponseSchema = z.looseObject({ model_version: modelVersionSchema }).meta({ id: 'SetupResponse' })

export type SetupResponse = z.infer<typeof setupResponseSchema>
