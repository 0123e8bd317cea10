import type { App } from '../find-apps.ts'
import type { ToolVersions } from '../tool-versions.ts'
import { generatedNotice } from './generated-notice.ts'

/** What `FROM` names. Debian's glibc suits the prebuilt better-sqlite3, which needs Node 22 or later. */
export const nodeImage = 'node:24-bookworm-slim'

/** Where registry settings are mounted while packages are installed; they stay out of every layer. */
const withRegistrySettings = '--mount=type=secret,id=npmrc,target=/root/.npmrc'

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
COPY tooling/containers/health-check.mjs ./

FROM ${nodeImage}
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="${name}" \\
      org.opencontainers.image.description="Label Studio ML backend ${name}" \\
      org.opencontainers.image.licenses="Apache-2.0" \\
      org.opencontainers.image.version="$VERSION" \\
      org.opencontainers.image.revision="$REVISION"
RUN install --directory --owner=node --group=node /data/models
ENV NODE_ENV=production MODEL_DIR=/data/models
WORKDIR /app
COPY --from=built /app ./
USER 1000:1000
VOLUME /data/models
EXPOSE 9090
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "health-check.mjs"]
CMD ["node", "dist/main.js"]
`
}
