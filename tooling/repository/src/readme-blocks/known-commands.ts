import assert from 'node:assert/strict'
import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { readManifest, workspacePackages } from '../workspace/workspace-packages.ts'

interface KnownCommand {
  /** What is true when a command of this kind can be relied on. */
  promise: string
  pattern: RegExp
  /** Takes the groups of `pattern`. Throws when the promise is broken. */
  check(...groups: string[]): void
}

const setting = String.raw`(?:[A-Z_]+=\S+ )*`

/**
 * The commands that a document may show without their being run, and what is checked instead. `npm start`, `npm test`
 * and the gate are run by the gate itself.
 */
const knownCommands: KnownCommand[] = [
  {
    promise: 'the package has this script',
    pattern: new RegExp(`^${setting}pnpm --filter (\\S+) (?:run )?([\\w-]+)(?: .*)?$`),
    check: (name, script) => assert.ok(packageNamed(name!).scripts?.[script!], `${name} has no script "${script}"`),
  },
  {
    promise: 'the packages are ours and can be published',
    pattern: /^(?:npm install|pnpm add) ((?:(?:@label-studio-ml\/|label-studio-ml\b)\S* ?)+)$/,
    check: (names) => {
      for (const name of names!.trim().split(' ')) assert.ok(!packageNamed(name).private, `${name} is private`)
    },
  },
  {
    promise: 'the tests that are named exist',
    pattern: new RegExp(`^${setting}(?:pnpm )?vitest run (\\S+)$`),
    check: exists,
  },
  {
    promise: 'the end-to-end tests run docs/connect.md against a real Label Studio',
    pattern: /^curl .*"\$LABEL_STUDIO_URL\/|^ML_BLOCK_LOCAL_IP=false SSRF_PROTECTION_ENABLED=false label-studio start$/,
    check: () => {
      const scenario = join(root, 'tooling', 'e2e', 'src', 'scenarios', 'connect-guide.ts')
      assert.ok(existsSync(scenario), `there is no ${scenario}`)
    },
  },
  { promise: 'it only names a value', pattern: /^(?:export )?[A-Z_]+=\S+$/, check: () => {} },
  { promise: 'it installs the workspace, as npm test does', pattern: /^pnpm install$/, check: () => {} },
  {
    promise: 'the gate can be executed',
    pattern: /^\.ci\/run$/,
    check: () => accessSync(join(root, '.ci', 'run'), constants.X_OK),
  },
  {
    promise: 'the file that it names exists',
    pattern: /^(?:APP=\S+ docker compose|docker build|kubectl apply) .*?(?:--file|--kustomize) (\S+)/,
    check: exists,
  },
  {
    promise: 'the image that it runs is that of an app',
    pattern: /^docker run (?:.*\s)?(\S+)$/,
    check: (app) => exists(`apps/${app}/package.json`),
  },
  {
    promise: 'the deployment that it names has a manifest',
    pattern: /^kubectl (?:set image deployment\/|create secret generic )(\S+) /,
    check: (app) => exists(`deploy/kubernetes/${app}/kustomization.yaml`),
  },
  {
    promise: 'the check of the packed packages runs it beside a checkout, the check of the containers builds the image',
    pattern:
      /^(?:cd \.\.|node label-studio-ml\/packages\/cli\/bin\/label-studio-ml\.js create .*|docker compose build)$/,
    check: () => exists('tooling/repository/src/pack-check/create-outside.ts'),
  },
  {
    promise: 'the command line is tried with what its guide and its README show',
    pattern:
      /^(?:npx label-studio-ml .*|npm create label-studio-ml .*|npm install --ignore-scripts onnxruntime-node|cd [\w-]+|npm install(?: --prefix [\w-]+)?|npm run (?:check|dev|typecheck))$/,
    check: () => exists('packages/cli/src/shown-commands.test.ts'),
  },
  {
    promise: 'the root package.json has this script',
    pattern: new RegExp(`^${setting}(?:npm (?=start|test|run )|pnpm )(?:run )?([\\w:-]+)(?: .*)?$`),
    check: (script) => assert.ok(readManifest(root).scripts?.[script!], `package.json has no script "${script}"`),
  },
]

/** True for a curl command to Label Studio itself, whose address a document writes as a variable. */
export function isForLabelStudio(command: string): boolean {
  return command.includes('"$LABEL_STUDIO_URL/')
}

/** Checks a command that a document shows. Throws for one that is unknown: nothing is shown that nobody looked at. */
export function checkKnownCommand(command: string): void {
  const known = knownCommands.find(({ pattern }) => pattern.test(command))
  if (!known) {
    throw new Error(
      `No check knows the command "${command}". Write curl to http://localhost:9090 or a command of the table in tooling/repository/src/readme-blocks/known-commands.ts, or add a line there.`,
    )
  }
  try {
    known.check(...known.pattern.exec(command)!.slice(1))
  } catch (cause) {
    throw new Error(`"${command}" cannot be relied on (${known.promise}): ${(cause as Error).message}`, { cause })
  }
}

function exists(path = '') {
  assert.ok(existsSync(join(root, path)), `there is no ${path}`)
}

function packageNamed(name: string) {
  const found = workspacePackages().find(({ manifest }) => [name, `@label-studio-ml/${name}`].includes(manifest.name))
  assert.ok(found, `there is no package ${name}`)
  return found.manifest
}
