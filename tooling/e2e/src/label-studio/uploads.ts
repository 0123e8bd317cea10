import { user } from './server-environment.ts'

/** Imports a file as the Import dialog does; it becomes a task, whose id is given back. */
export async function uploadFile(
  labelStudio: string,
  project: number,
  name: string,
  content: Uint8Array,
): Promise<number> {
  const form = new FormData()
  form.append('file', new Blob([Buffer.from(content)]), name)
  const answer = await fetch(`${labelStudio}/api/projects/${project}/import?return_task_ids=true`, {
    method: 'POST',
    headers: { authorization: `Token ${user.token}` },
    body: form,
  })
  if (!answer.ok) throw new Error(`The upload of ${name} was answered with ${answer.status}: ${await answer.text()}`)
  const { task_ids = [] } = (await answer.json()) as { task_ids?: number[] }
  return task_ids[0] ?? 0
}
