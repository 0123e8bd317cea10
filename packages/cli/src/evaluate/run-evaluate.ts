import type { BackendOptions } from '../backend/backend-options.ts'
import { openBackend } from '../backend/open-backend.ts'
import { interruptedCode } from '../reporting/interrupt.ts'
import { type AnnotatedRowOptions, annotatedFiles } from '../rows/row-options.ts'
import { parseWhole } from '../settings/option-values.ts'
import { warnOfVisibleSecrets } from '../settings/warn-of-visible-secrets.ts'
import { evaluateFiles } from './evaluate-files.ts'
import { renderEvaluation } from './render-evaluation.ts'

/** What `label-studio-ml evaluate` does; gives the exit code. */
export async function runEvaluate(
  folder: string | undefined,
  options: BackendOptions & AnnotatedRowOptions & { input: string[]; json?: boolean; parallel: string },
  signal: AbortSignal,
): Promise<number> {
  warnOfVisibleSecrets(options)
  const parallel = parseWhole(options.parallel, '--parallel', 64)
  const files = annotatedFiles(options.input, options)
  const beside = folder ?? (options.backend === undefined ? '.' : undefined)
  const backend = await openBackend(folder ?? '.', options)
  try {
    const { code, report } = await evaluateFiles(backend, { ...files, folder: beside, parallel }, signal)
    const tables = [`version ${report.version}`, ...report.controls.map(renderEvaluation)]
    console.log(options.json ? JSON.stringify(report, undefined, 2) : tables.join('\n\n'))
    return code
  } catch (error) {
    if (!signal.aborted) throw error
    console.error('Stopped: nothing was changed.')
    return interruptedCode
  } finally {
    await backend.close()
  }
}
