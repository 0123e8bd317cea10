import { BackendError } from '@label-studio-ml/protocol'
import type { ControlTag, LabelConfig } from '@label-studio-ml/sdk'

/** A span with its label; an end is exclusive. */
export interface Span {
  start: number
  end: number
  label: string
}

/** A control tag that can be measured, and what an annotation or a prediction says for it. */
export type MeasuredControl =
  | { kind: 'choices'; name: string; isMultiple: boolean; hasTwoLabels: boolean; read(from: unknown): string[] }
  | { kind: 'spans'; name: string; read(from: unknown): Span[] }

const supported = 'Choices and Taxonomy of a whole task, and Labels on Text or HyperText'

/**
 * The control tags of a label config that can be measured; `note` gets those that cannot.
 * @throws BackendError CONFIGURATION_INVALID when there is none, names what is supported
 */
export function measuredControls(config: LabelConfig, note: (message: string) => void): MeasuredControl[] {
  const measured = config.controls.flatMap((control) => measuredControl(control) ?? [])
  const names = new Set(measured.map(({ name }) => name))
  const others = config.controls
    .filter(({ name }) => !names.has(name))
    .map(({ tag, name }) => `<${tag} name="${name}">`)
  if (measured.length === 0) {
    throw new BackendError(
      'CONFIGURATION_INVALID',
      `evaluate measures ${supported}; the label config has ${others.join(', ') || 'no control tag'}.`,
    )
  }
  if (others.length > 0) note(`Not measured: ${others.join(', ')} (evaluate measures ${supported}).`)
  return measured
}

function measuredControl(control: ControlTag): MeasuredControl | undefined {
  const { name } = control
  if (control.attribute('perRegion') === 'true') return undefined
  if (control.is('Choices') || control.is('Taxonomy')) {
    const read = (from: unknown) => control.read(from).flatMap(({ paths }) => paths.map((path) => path.join(' / ')))
    return { kind: 'choices', name, isMultiple: control.multiple, hasTwoLabels: control.labels.length === 2, read }
  }
  if (!control.is('Labels') && !control.is('HyperTextLabels')) return undefined
  const onText = control.objects.some((object) => object.is('Text') || object.is('HyperText'))
  return onText ? { kind: 'spans', name, read: (from) => spansIn(control.read(from)) } : undefined
}

function spansIn(regions: readonly object[]): Span[] {
  return regions.flatMap((region) => {
    const { start, end, labels } = region as { start?: unknown; end?: unknown; labels?: readonly string[] }
    if (typeof start !== 'number' || typeof end !== 'number') return []
    return (labels ?? []).map((label) => ({ start, end, label }))
  })
}
