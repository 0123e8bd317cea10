import { readTemplate } from '../own-files.ts'
import type { BackendPlan } from './backend-plan.ts'
import { packageJson } from './package-json.ts'
import { renderReadme } from './render-readme.ts'
import { standaloneFiles } from './standalone-files.ts'
import type { Target } from './target.ts'
import { tsconfig } from './tsconfig.ts'
import type { BackendFiles } from './write-backend.ts'

/** Every file of a backend. In the repository all apps share the Dockerfile and compose file in `deploy`. */
export function backendFiles(plan: BackendPlan, target: Target): BackendFiles {
  return {
    ...sources(plan),
    'label-config.xml': labelConfigOf(plan),
    'package.json': packageJson(plan, target),
    'tsconfig.json': tsconfig(target),
    'README.md': renderReadme(plan, target),
    ...(target.kind === 'standalone' ? standaloneFiles(plan, target.packages) : {}),
  }
}

function sources({ className, pair, engine }: BackendPlan): BackendFiles {
  const own = `${pair.folder}/${engine.name}`
  const copies = {
    'main.ts': 'src/main.ts',
    [`${own}/model.ts`]: 'src/model.ts',
    [`${own}/model-test.ts`]: 'src/model.test.ts',
    ...below(pair.folder, pair.files),
    ...below(own, pair.engineFiles[engine.name]),
    ...engine.files,
  }
  return Object.fromEntries(
    Object.entries(copies).map(([from, to]) => [to, readTemplate(from).replaceAll('GeneratedModel', className)]),
  )
}

/** The rules stand in the label config, so that engine has its own. */
function labelConfigOf({ pair, engine }: BackendPlan): string {
  return readTemplate(`${pair.folder}/${engine.name === 'rules' ? 'rules/' : ''}label-config.xml`)
}

function below(folder: string, files: Readonly<Record<string, string>> = {}): BackendFiles {
  return Object.fromEntries(Object.entries(files).map(([from, to]) => [`${folder}/${from}`, to]))
}
