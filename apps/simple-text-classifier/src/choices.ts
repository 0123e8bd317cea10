import type { Annotated, ControlTag } from '@label-studio-ml/sdk'

/** A label as one string; the path of a nested choice is joined. */
export function labelKey(path: readonly string[]): string {
  return path.join(' / ')
}

/** What an annotation chose with a control tag; nothing for values of another form. */
export function readChoices(control: ControlTag, annotation: Annotated['annotation']): string[] {
  const regions: unknown[] = Array.isArray(annotation.result) ? annotation.result : []
  const region = regions.find((one) => (one as { from_name?: unknown } | null)?.from_name === control.name)
  const { choices } = ((region as { value?: unknown })?.value ?? {}) as { choices?: unknown }
  return [choices].flat().flatMap((choice) => {
    const path = [choice].flat()
    return path.length > 0 && path.every((part) => typeof part === 'string') ? [labelKey(path as string[])] : []
  })
}
