import { z } from 'zod'

/** `?project=<uid>` of the GET routes; without it the answer is about all projects. */
export const projectQuerySchema = z.object({
  project: z
    .string()
    .optional()
    .meta({ description: 'Project uid; without it all projects.', example: '62.1712036036' }),
})

export type ProjectQuery = z.infer<typeof projectQuerySchema>
