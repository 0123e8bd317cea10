import type { Target } from './target.ts'

/** The repository's apps share one configuration; a standalone backend has what Node's type stripping asks for. */
export function tsconfig(target: Target): string {
  if (target.kind === 'repository') {
    return '{ "extends": "../../tooling/typescript/tsconfig.base.json", "include": ["src"] }\n'
  }
  const compilerOptions = {
    target: 'ES2024',
    lib: ['ES2024', 'ESNext.Array'],
    types: ['node'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  }
  return `${JSON.stringify({ compilerOptions, include: ['src'] }, null, 2)}\n`
}
