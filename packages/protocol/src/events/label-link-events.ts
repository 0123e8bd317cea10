import { z } from 'zod'
import { projectKey } from './project-key.ts'

const labelLinkSchema = z
  .record(z.string(), z.unknown())
  .meta({ id: 'LabelLink', description: 'A label of a project.' })
const labelSchema = z.record(z.string(), z.unknown()).meta({ id: 'Label', description: 'A label of an organization.' })

/** Labels were linked to the project (1.5+). */
export const labelLinkCreatedSchema = z
  .looseObject({
    action: z.literal('LABEL_LINK_CREATED'),
    label_link: z.array(labelLinkSchema).optional(),
    ...projectKey,
  })
  .meta({ id: 'LabelLinkCreatedEvent' })

/** A linked label was changed (1.5+). */
export const labelLinkUpdatedSchema = z
  .looseObject({
    action: z.literal('LABEL_LINK_UPDATED'),
    label_link: labelLinkSchema.optional(),
    label: labelSchema.optional(),
    ...projectKey,
  })
  .meta({ id: 'LabelLinkUpdatedEvent' })

/** A linked label was removed (1.5+); only its id comes. */
export const labelLinkDeletedSchema = z
  .looseObject({ action: z.literal('LABEL_LINK_DELETED'), label_link: labelLinkSchema.optional(), ...projectKey })
  .meta({ id: 'LabelLinkDeletedEvent' })
