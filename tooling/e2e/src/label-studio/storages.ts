import type { LabelStudioApi } from './api.ts'

/** Connects a bucket as Settings > Cloud Storage does; nothing is synchronized. Returns its id. */
export async function connectBucket(
  api: LabelStudioApi,
  project: number,
  { endpoint, bucket, presign }: { endpoint: string; bucket: string; presign: boolean },
): Promise<number> {
  const keys = { aws_access_key_id: 'key', aws_secret_access_key: 'secret', region_name: 'us-east-1' }
  const how = { s3_endpoint: endpoint, presign, use_blob_urls: true }
  const { id } = await api.post<{ id: number }>('/api/storages/s3', { project, title: bucket, bucket, ...keys, ...how })
  return id
}

/** Lets the tasks of a project name the files below a folder. */
export function connectLocalFiles(api: LabelStudioApi, project: number, path: string) {
  return api.post<unknown>('/api/storages/localfiles', { project, title: 'files', path, use_blob_urls: true })
}
