import { z } from 'zod'
import { projectKey } from './project-key.ts'

const anyObject = z.record(z.string(), z.unknown())

/** Labels were linked to the project (1.5+). */
export const labelLinkCreatedSchema = z
  .looseObject({ action: z.literal('LABEL_LINK_CREATED'), label_link: z.array(anyObject).optional(), ...projectKey })
  .meta({ id: 'LabelLinkCreatedEvent' })

/** A linked label was changed (1.5+). */
export const labelLinkUpdatedSchema = z
  .looseObject({
    action: z.literal('LABEL_LINK_UPDATED'),
    label_link: anyObject.optional(),
    label: anyObject.optional(),
    ...projectKey,
  })
  .meta({ id: 'LabelLinkUpdatedEvent' })

/** A linked label was removed (1.5+); only its id comes. */
export const labelLinkDeletedSchema = z
  .looseObject({ action: z.literal('LABEL_LINK_DELETED'), label_link: anyObject.optional(), ...projectKey })
  .meta({ id: 'LabelLinkDeletedEvent' })
