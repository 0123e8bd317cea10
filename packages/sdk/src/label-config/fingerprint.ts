import { createHash } from 'node:crypto'
import type { ControlFacts } from './control-tag.ts'
import type { ObjectTag } from './object-tag.ts'

/** Attributes that change how a tag looks and never what its results are. */
const appearance = new Set(
  `background hotkey hint html showInline layout size style className placeholder rows strokeColor strokeWidth fillColor
  fillOpacity opacity showAlias selectionStyle color inline zoom zoomBy zoomControl brightnessControl contrastControl
  rotateControl maxWidth maxHeight horizontalAlignment verticalAlignment width height cursorPosition`
    .toLowerCase()
    .split(/\s+/),
)

/**
 * A short hash of what a model depends on: control tags, their labels, object tags. It stays the same when only styles,
 * headers, comments or white space change.
 */
export function fingerprintOf(controls: readonly ControlFacts[], objects: readonly ObjectTag[]): string {
  const essence = {
    controls: controls.map((control) => [
      control.tag,
      control.name,
      control.toName,
      essentialAttributes(control.attributes),
      control.labels.map((label) => [label.path, essentialAttributes(label.attributes)]),
    ]),
    objects: objects.map((object) => [object.tag, object.name, object.field, essentialAttributes(object.attributes)]),
  }
  return createHash('sha256').update(JSON.stringify(essence)).digest('hex').slice(0, 16)
}

function essentialAttributes(attributes: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(attributes)
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => !appearance.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
}
