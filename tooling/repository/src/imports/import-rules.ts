import type { IForbiddenRuleType } from 'dependency-cruiser'

/** Which packages the sources of a package may import: imports point one way. A new package gets its line here. */
export const mayImport: Record<string, string[]> = {
  protocol: [],
  learners: [],
  sdk: ['protocol'],
  server: ['sdk', 'protocol'],
  cli: ['sdk', 'protocol', 'learners'],
  create: ['cli'],
}

const ours = '^(packages|apps|tooling)/'
const isForTests = '\\.test\\.ts$|-suite\\.ts$|/testing/'

export const importRules: IForbiddenRuleType[] = [
  ...Object.entries(mayImport).map(([name, allowed]) => ({
    name: `packages/${name} imports ${allowed.join(', ') || 'nothing'} of ours`,
    from: { path: `^packages/${name}/` },
    to: { path: ours, pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
  })),
  {
    name: 'apps import libraries, and no other app',
    from: { path: '^apps/([^/]+)/' },
    to: { path: ours, pathNot: '^(apps/$1|packages/(server|sdk|protocol|learners))/' },
  },
  { name: 'nobody imports an app', from: { path: '^(packages|tooling)/' }, to: { path: '^apps/' } },
  {
    name: 'a package is imported by its name',
    from: { path: '^([^/]+/[^/]+)/' },
    to: { path: ours, pathNot: '^$1/', dependencyTypes: ['local'] },
  },
  {
    name: 'what is published declares what it imports',
    from: { path: '^(packages|apps)/[^/]+/src/', pathNot: isForTests },
    // An optional peer is a development dependency too, for the tests.
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'], dependencyTypesNot: ['npm-peer'] },
  },
  { name: 'imports form no circle', from: {}, to: { circular: true } },
]
