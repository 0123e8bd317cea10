import type { Annotated, ControlTag, Task } from '@label-studio-ml/sdk'

/** The texts that were annotated with a control tag, and the labels chosen for each. */
export interface Examples {
  texts: string[]
  chosen: string[][]
}

/**
 * Sorts the dataset by control tag. Labels that the label config does not have (any more) are left out, with a line in
 * the log; a text that has none left teaches nothing.
 */
export async function collectExamples(
  dataset: AsyncIterable<Annotated>,
  controls: readonly ControlTag[],
  textOf: (control: ControlTag, task: Task) => string,
  log: (line: string) => void,
): Promise<Map<ControlTag, Examples>> {
  const collectors = controls.map((control) => createCollector(control))
  for await (const { task, annotation } of dataset) {
    for (const collector of collectors) collector.take(annotation, () => textOf(collector.control, task))
  }
  for (const { control, leftOut } of collectors) {
    for (const [label, times] of leftOut) {
      log(`${control.name}: left out ${times} × "${label}", which the label config does not have`)
    }
  }
  return new Map(collectors.map(({ control, examples }) => [control, examples]))
}

/** A label as one string; the path of a nested choice is joined. */
export function labelKey(path: readonly string[]): string {
  return path.join(' / ')
}

function createCollector(control: ControlTag) {
  const known = new Set(control.labels.map(({ path }) => labelKey(path)))
  const examples: Examples = { texts: [], chosen: [] }
  const leftOut = new Map<string, number>()
  const keep = (label: string) => {
    if (control.dynamic || known.has(label)) return true
    leftOut.set(label, (leftOut.get(label) ?? 0) + 1)
    return false
  }
  return {
    control,
    examples,
    leftOut,
    take(annotation: Annotated['annotation'], text: () => string) {
      const chosen = labelsChosen(control, annotation).filter(keep)
      if (chosen.length === 0) return
      examples.texts.push(text())
      examples.chosen.push(chosen)
    },
  }
}

function labelsChosen(control: ControlTag, annotation: Annotated['annotation']): string[] {
  const region = annotation.result?.find(({ from_name }) => from_name === control.name)
  const { choices = [] } = (region?.value ?? {}) as { choices?: (string | string[])[] }
  return choices.map((choice) => labelKey([choice].flat()))
}
