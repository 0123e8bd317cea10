import { createHash, type Hash } from 'node:crypto'
import type { ObjectTag } from '../objects/object-tag.ts'
import type { ControlTagData } from './control-tag-data.ts'
import type { Label } from './label.ts'
import type { Steps } from './steps.ts'

/** Attributes that change how a tag looks and never what its results are. */
const appearance = new Set(
  `background hotkey hint html showInline layout size style className placeholder rows strokeColor strokeWidth fillColor
  fillOpacity opacity showAlias selectionStyle color inline zoom zoomBy zoomControl brightnessControl contrastControl
  rotateControl maxWidth maxHeight horizontalAlignment verticalAlignment width height cursorPosition`
    .toLowerCase()
    .split(/\s+/),
)

/** Labels that are hashed in one step. */
const labelsPerStep = 512

/**
 * A short hash of what a model depends on: control tags, their labels, object tags. It stays the same when only styles,
 * headers, comments or white space change. It is that of `{ controls, objects }` as JSON, which is written piece by piece.
 */
export function* fingerprintSteps(controls: readonly ControlTagData[], objects: readonly ObjectTag[]): Steps<string> {
  const hash = createHash('sha256')
  hash.update('{"controls":[')
  for (const [index, control] of controls.entries()) {
    const essence = [control.tag, control.name, control.toName, essentialAttributes(control.attributes)]
    hash.update(`${index > 0 ? ',' : ''}${JSON.stringify(essence).slice(0, -1)},[`)
    yield* hashLabels(hash, control.labels)
    hash.update(']]')
  }
  const objectEssence = objects.map(({ tag, name, field, attributes }) => [
    tag,
    name,
    field,
    essentialAttributes(attributes),
  ])
  hash.update(`],"objects":${JSON.stringify(objectEssence)}}`)
  return hash.digest('hex').slice(0, 16)
}

function* hashLabels(hash: Hash, labels: readonly Label[]): Steps<void> {
  for (let start = 0; start < labels.length; start += labelsPerStep) {
    const essence = labels.slice(start, start + labelsPerStep)
    const pairs = essence.map(({ path, attributes }) => [path, essentialAttributes(attributes)])
    hash.update(`${start > 0 ? ',' : ''}${JSON.stringify(pairs).slice(1, -1)}`)
    yield
  }
}

function essentialAttributes(attributes: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(attributes)
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => !appearance.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
