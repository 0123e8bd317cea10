import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type App, root } from './find-apps.ts'
import { appComposeFile } from './templates/app-compose-file.ts'
import { dockerfile } from './templates/dockerfile.ts'
import { kubernetesManifest } from './templates/kubernetes-manifest.ts'
import { readToolVersions } from './tool-versions.ts'

export interface GeneratedFile {
  /** Relative to the top of the repository. */
  path: string
  text: string
}

/** What the templates make for an app. */
export function generatedFiles(app: App): GeneratedFile[] {
  return [
    { path: `apps/${app.name}/Dockerfile`, text: dockerfile(app, readToolVersions()) },
    { path: `apps/${app.name}/compose.yaml`, text: appComposeFile(app) },
    { path: `deploy/kubernetes/${app.name}.yaml`, text: kubernetesManifest(app) },
  ]
}

/** Writes the files of these apps and returns their paths. */
export function writeGeneratedFiles(apps: readonly App[]): string[] {
  return apps.flatMap(generatedFiles).map(({ path, text }) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
    return path
  })
}
