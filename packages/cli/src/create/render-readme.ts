import { neededNode } from '../own-files.ts'
import type { BackendPlan } from './backend-plan.ts'
import { type PackageSource, tarballFolder } from './package-source.ts'
import type { Target } from './target.ts'

/** The README of a backend: how to start it, connect it and change it. */
export function renderReadme(plan: BackendPlan, target: Target): string {
  const { name, pair, engine, answer } = plan
  const parts = [
    `# ${name}`,
    `A Label Studio ML backend for \`${pair.control}\` on \`${pair.object}\`, which ${engine.summary}. ${answer.summary}`,
    ...(engine.about ? [engine.about] : []),
    '## Start',
    target.kind === 'repository' ? startInRepository(name) : startStandalone(target.packages),
    connect,
    ...(pair.object === 'Image' ? [images] : []),
    ...(engine.learns ? ['## Train', train] : []),
    '## Change it',
    change(plan),
    ...(target.kind === 'standalone' ? [noLinter] : []),
    '## Container',
    target.kind === 'repository' ? containerInRepository(name) : containerStandalone,
  ]
  return `${parts.join('\n\n')}\n`
}

const startStandalone = (source: PackageSource) => `Node ${neededNode()} or newer, best 24: it runs TypeScript as it is.

\`\`\`sh
npm install
npm run check   # builds the model and predicts the sample task of label-config.xml
npm start       # http://localhost:9090
\`\`\`

\`npm start -- --port 9091 --debug\` and the other options: \`npx label-studio-ml start --help\`. \`npm run dev\` starts again on
every change.${source.kind === 'tarballs' ? ownPackages : ''}`

const ownPackages = `

\`${tarballFolder}/\` belongs to this backend as its sources do: commit it. Its tarballs were packed before the packages were published. Once
they are: \`npm install @label-studio-ml/sdk@latest @label-studio-ml/server@latest\`, \`npm install --save-dev
label-studio-ml@latest\`, \`npm uninstall @label-studio-ml/protocol\`, and remove the folder and its line in the Dockerfile.`

function startInRepository(name: string): string {
  return `\`\`\`sh
pnpm install
pnpm --filter ${name} dev
\`\`\``
}

const connect = `In Label Studio: make a project with \`label-config.xml\`, then *Settings > Model > Connect Model* with the backend's URL, or
\`npx label-studio-ml connect --label-studio http://localhost:8080 --project <id> --backend http://localhost:9090\`.
Other label configs with these tags work as well: names, labels and data fields are read from the project.`

const images = `Uploaded images and those in buckets are read through Label Studio: set \`LABEL_STUDIO_URL\` and
\`LABEL_STUDIO_API_KEY\` if the log says \`MEDIA_NEEDS_LABEL_STUDIO\`.`

const train = `*Start training* on the Model page learns from all annotations that were submitted since the backend was connected, in a
process of its own. The new version serves when it is done; until then, and if the training fails, the old one does.`

function change({ engine }: BackendPlan): string {
  const fit = engine.learns ? ', `fit` learns and writes files, `setup` reads them' : ''
  return `\`src/model.ts\` is the model: \`predict\` answers one task${fit}. \`src/model.test.ts\` tries it without a
server and describes it as it was created: change the two together. The tags it can fill stand in \`needs\`.`
}

const noLinter = 'There is no linter and no formatter: add the one you like.'

const containerStandalone = `\`\`\`sh
docker compose up --build                           # the backend on port 9090
docker compose --profile label-studio up --build    # with Label Studio on port 8080
\`\`\`

Label Studio in the same network reaches the backend under the address that \`compose.yaml\` names.`

function containerInRepository(name: string): string {
  return `\`\`\`sh
APP=${name} docker compose --file deploy/compose.yaml up --build
\`\`\``
}
