import { nodeImage, runtimeStage, withRegistrySettings } from 'label-studio-ml/containers'
import type { App } from '../find-apps.ts'
import type { ToolVersions } from '../tool-versions.ts'
import { generatedNotice } from './generated-notice.ts'

/** The Dockerfile of an app; its context is the top of the repository. */
export function dockerfile({ name }: App, { pnpm, turbo }: ToolVersions): string {
  return `${generatedNotice('dockerfile.ts')}
FROM ${nodeImage} AS tools
ENV TURBO_TELEMETRY_DISABLED=1 pnpm_config_verify_deps_before_run=false
RUN ${withRegistrySettings} npm install --global pnpm@${pnpm} turbo@${turbo}
WORKDIR /repository

FROM tools AS pruned
COPY . .
RUN turbo prune ${name} --docker

FROM tools AS built
COPY --from=pruned /repository/out/json/ ./
# Compiling needs no package's install script; what runs later gets its scripts in the deploy step.
RUN ${withRegistrySettings} pnpm install --frozen-lockfile --ignore-scripts
COPY --from=pruned /repository/out/full/ ./
COPY tooling/typescript tooling/typescript
RUN turbo run build --filter=${name}
RUN ${withRegistrySettings} pnpm --filter=${name} deploy --prod --prefer-offline /app
WORKDIR /app
# better-sqlite3 carries SQLite's source and the binaries of eight platforms.
RUN rm -rf src .turbo tsconfig.json pnpm-lock.yaml pnpm-workspace.yaml && \\
    find node_modules/.pnpm -path '*/better-sqlite3/*' \\( -path '*/better-sqlite3/deps' -o -path '*/better-sqlite3/src' \\
    -o -path '*/prebuilds/*' ! -name "linux-$(node -p process.arch).node" \\) -prune -exec rm -rf {} +
COPY packages/cli/templates/health-check.mjs ./

${runtimeStage({ name, from: 'built', entry: 'dist/main.js' })}`
}
