import type { ControlTagData } from '../label-config/control-tag-data.ts'

/** The number in an attribute of a control tag; undefined without one. */
export function numberAttribute(control: ControlTagData, name: string): number | undefined {
  const written = Number.parseFloat(control.attribute(name) ?? '')
  return Number.isFinite(written) ? written : undefined
}
