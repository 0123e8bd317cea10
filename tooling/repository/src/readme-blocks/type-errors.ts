import { dirname, join } from 'node:path'
import { root } from '@label-studio-ml/harness'
import ts from 'typescript'

const configFile = join(root, 'tooling', 'typescript', 'tsconfig.base.json')

/** The compiler's complaints about a file, with the options of the workspace; not those about what it imports. */
export function typeErrors(file: string): string[] {
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [file] }, ts.sys, dirname(file))
  const program = ts.createProgram([file], options, sharingSources(options))
  const problems = [
    ...program.getGlobalDiagnostics(),
    ...ts.getPreEmitDiagnostics(program, program.getSourceFile(file)),
  ]
  return problems.map(
    ({ file: source, start = 0, messageText }) =>
      `${place(source, start)}${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  )
}

const sources = new Map<string, ts.SourceFile | undefined>()

/** Reading what a block imports takes longer than checking it. */
function sharingSources(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  return {
    ...host,
    getSourceFile: (name, ...rest) => {
      if (!sources.has(name)) sources.set(name, host.getSourceFile(name, ...rest))
      return sources.get(name)
    },
  }
}

function place(source: ts.SourceFile | undefined, start: number): string {
  return source ? `line ${source.getLineAndCharacterOfPosition(start).line + 1} of the block: ` : ''
}
