import { composeFile } from 'label-studio-ml/containers'
import type { App } from '../find-apps.ts'
import { generatedNotice } from './generated-notice.ts'

/** The compose file of an app, whose image is built from the top of the repository. */
export function appComposeFile({ name }: App): string {
  const build = ['context: ../..', `dockerfile: apps/${name}/Dockerfile`]
  return `${generatedNotice('app-compose-file.ts')}\n${composeFile({ name, build })}`
}
