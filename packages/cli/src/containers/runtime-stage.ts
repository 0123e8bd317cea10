/** What `FROM` names. Debian's glibc suits the prebuilt better-sqlite3, which needs Node 22 or later. */
export const nodeImage = 'node:24-bookworm-slim'

/** Where registry settings are mounted while packages are installed; they stay out of every layer. */
export const withRegistrySettings = '--mount=type=secret,id=npmrc,target=/root/.npmrc'

export interface RuntimeStage {
  name: string
  /** The earlier stage whose `/app` is the backend with its packages and `health-check.mjs`. */
  from: string
  /** The entry below `/app`: `dist/main.js`. */
  entry: string
}

/** The last stage of every backend's Dockerfile: one user without rights, models in a volume, a health check. */
export function runtimeStage({ name, from, entry }: RuntimeStage): string {
  return `FROM ${nodeImage}
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
COPY --from=${from} /app ./
USER 1000:1000
VOLUME /data/models
EXPOSE 9090
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "health-check.mjs"]
CMD ["node", "${entry}"]
`
}
