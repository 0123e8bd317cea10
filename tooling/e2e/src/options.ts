import { parseArgs } from 'node:util'
import { appsFolder } from '@label-studio-ml/harness'
import { type Release, releaseOf } from './label-studio/releases.ts'
import { repositoryPaths } from './repository-paths.ts'

export interface Options {
  releases: Release[]
  /** Only apps with these names; empty means all. */
  apps: string[]
  /** Only scenarios with these names; empty means all. */
  scenarios: string[]
  /** Folder that holds the apps' folders. */
  appsFolder: string
  labelStudioCache: string
  artifacts: string
  /** Write what Label Studio sent as traffic fixtures under `artifacts/traffic`. */
  record: boolean
  help: boolean
}

export const usage = `pnpm e2e [options]
  --label-studio <version>   a release to run against; may be repeated (default 1.23.2 and 1.13.1; known too: 1.4.1)
  --app <name>               only this app; may be repeated (default: every folder of apps/)
  --scenario <name>          only this scenario; may be repeated
  --apps-folder <folder>     where the apps are (default apps/)
  --venvs <folder>           where Label Studio is installed (default .cache/label-studio; also LABEL_STUDIO_VENVS)
  --record                   write the traffic as fixtures to tooling/e2e/artifacts/traffic`

/** Reads the command line and LABEL_STUDIO_VENVS. @throws TypeError on an unknown option, Error on an unknown release. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv = process.env): Options {
  const { values } = parseArgs({
    args: args.filter((one) => one !== '--'),
    options: {
      'label-studio': { type: 'string', multiple: true },
      app: { type: 'string', multiple: true },
      scenario: { type: 'string', multiple: true },
      'apps-folder': { type: 'string' },
      venvs: { type: 'string' },
      record: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  return {
    releases: (values['label-studio'] ?? ['1.23.2', '1.13.1']).map(releaseOf),
    apps: values.app ?? [],
    scenarios: values.scenario ?? [],
    appsFolder: values['apps-folder'] ?? appsFolder,
    labelStudioCache: values.venvs ?? env.LABEL_STUDIO_VENVS ?? repositoryPaths.labelStudioCache,
    artifacts: repositoryPaths.artifacts,
    record: values.record ?? false,
    help: values.help ?? false,
  }
}
