import { root } from '@label-studio-ml/harness'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { importRules } from './import-rules.ts'

/** One file that imports another one of this repository; paths below the root. */
export interface Import {
  from: string
  to: string
}

export interface ImportReport {
  imports: Import[]
  /** What breaks a rule, as `a.ts → b.ts: rule`. */
  violations: string[]
}

/** Reads every import of the repository's sources, also those of types alone, and holds them against the rules. */
export async function readImports(baseDir = root): Promise<ImportReport> {
  const folders = ['packages', 'apps', 'tooling']
  const { output } = await cruise(
    folders,
    {
      baseDir,
      validate: true,
      ruleSet: { forbidden: importRules },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules|/dist/' },
      exclude: { path: '__fixtures__|^packages/cli/templates/|^tooling/clients/templates/' },
    },
    { conditionNames: ['@label-studio-ml/source', 'import', 'default'], exportsFields: ['exports'] },
  )
  const { modules, summary } = output as ICruiseResult
  const imports = modules.flatMap(({ source, dependencies }) =>
    dependencies.map((one) => ({ from: source, to: one.resolved })),
  )
  return {
    imports: imports.filter(({ from, to }) => isSource(from) && isSource(to)),
    violations: summary.violations.map(({ from, to, rule, cycle }) => {
      const path = cycle ? cycle.map(({ name }) => name) : [to]
      return `${[from, ...path].join(' → ')}: ${rule.name}`
    }),
  }
}

function isSource(path: string): boolean {
  return /^(packages|apps|tooling)\/[^/]+\/src\//.test(path)
}
