import { z } from 'zod'
import type { Connection } from './connection/connection.ts'
import type { LabelStudioClient } from './label-studio-client.ts'

const typesSchema = z.array(z.object({ name: z.string() }))
const storageSchema = z.object({
  id: z.int(),
  title: z.string().nullish(),
  presign: z.boolean().nullish(),
})

/** Import storages of every type this Label Studio knows. One list for all types answers no types. */
export function storagesOf({ call }: Connection): LabelStudioClient['storages'] {
  return {
    async list(project) {
      const types = await call({ method: 'GET', path: '/api/storages/types' }, typesSchema)
      const lists = await Promise.all(
        types.map(async ({ name: type }) => {
          const request = { method: 'GET', path: `/api/storages/${type}`, query: { project } } as const
          const storages = await call(request, z.array(storageSchema))
          return storages.map(({ id, title, presign }) => ({ id, type, title: title ?? '', presign: presign ?? false }))
        }),
      )
      return lists.flat()
    },
  }
}
