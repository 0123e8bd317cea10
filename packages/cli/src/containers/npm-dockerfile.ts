import { nodeImage, runtimeStage, withRegistrySettings } from './runtime-stage.ts'

/**
 * The Dockerfile of a backend that is a package of its own: npm, and TypeScript as it is, which Node 24 runs. Packages that
 * come from no registry lie in folders of tarballs.
 */
export function npmDockerfile(name: string, tarballFolders: readonly string[] = []): string {
  return `FROM ${nodeImage} AS built
WORKDIR /app
COPY package.json package-lock.json ./
${tarballFolders.map((folder) => `COPY ${folder} ${folder}\n`).join('')}# With a lockfile npm would compile better-sqlite3, which brings its binaries along.
RUN ${withRegistrySettings} npm ci --omit=dev --ignore-scripts
# better-sqlite3 carries SQLite's source and the binaries of eight platforms.
RUN find node_modules -path '*/better-sqlite3/*' \\( -path '*/better-sqlite3/deps' -o -path '*/better-sqlite3/src' \\
    -o -path '*/prebuilds/*' ! -name "linux-$(node -p process.arch).node" \\) -prune -exec rm -rf {} +
COPY . .

${runtimeStage({ name, from: 'built', entry: 'src/main.ts' })}`
}
