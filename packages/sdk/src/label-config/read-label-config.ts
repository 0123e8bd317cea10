import { nameOf } from '../elements/config-element.ts'
import { createObjectTag, type ObjectTag } from '../objects/object-tag.ts'
import { type ControlTagData, controlTagDataOf } from './control-tag-data.ts'
import { fingerprintSteps } from './fingerprint.ts'
import { referencesOf } from './references.ts'
import { linkSiblings } from './sibling-labels.ts'
import type { Steps } from './steps.ts'
import { TagCollector } from './tag-collector.ts'
import { createRuleReader } from './visibility-rule.ts'
import { readElements } from './xml-reader.ts'

/** Control tags that are read in one step. */
const controlsPerStep = 64

/** What a label config says, as data. */
export interface LabelConfigData {
  readonly xml: string
  /** A short hash of controls, labels and objects; styles, headers and white space do not change it. */
  readonly fingerprint: string
  readonly controls: readonly ControlTagData[]
  readonly objects: readonly ObjectTag[]
  /** The labels that relations may carry, of `<Relations>`. */
  readonly relationLabels: readonly string[]
  /** What Label Studio accepts and no model can use: the tags that are skipped, with the line and the reason. */
  readonly warnings: readonly string[]
  /** About how much memory this object takes, for caches. */
  readonly retainedBytes: number
}

/** Reads a label config in small steps; see `parseLabelConfig` for the rules and the errors. */
export function* readLabelConfig(xml: string): Steps<LabelConfigData> {
  const found = new TagCollector()
  yield* readElements(xml, found)
  const objects = found.objects.map(createObjectTag)
  const controls = linkSiblings(yield* controlSteps(found, objects))
  const fingerprint = yield* fingerprintSteps(controls, objects)
  const { warnings } = found
  const relationLabels = found.relations.flatMap(({ labelNames }) => [...labelNames])
  return { xml, fingerprint, controls, objects, relationLabels, warnings, retainedBytes: retainedBytes(xml, found) }
}

function* controlSteps(found: TagCollector, objects: readonly ObjectTag[]): Steps<ControlTagData[]> {
  const names = {
    objects: new Map(objects.map((object) => [object.name, object])),
    controls: new Map(found.controls.map((control) => [nameOf(control.element), control])),
  }
  const rulesOf = createRuleReader(names.controls)
  const controls: ControlTagData[] = []
  for (const control of found.controls) {
    const references = referencesOf(control.element, names)
    if ('problem' in references) found.warn(control.element, `is left out: it ${references.problem}`)
    else controls.push(controlTagDataOf(control, references, rulesOf))
    if (controls.length % controlsPerStep === 0) yield
  }
  return controls
}

/** As measured; the strings of labels and attributes are parts of the XML. */
function retainedBytes(xml: string, { controls, objects, attributeCount }: TagCollector): number {
  const labels = controls.reduce((sum, control) => sum + control.labels.length, 0)
  const tags = 1 + controls.length + objects.length
  return 2 * xml.length + 2000 * tags + 150 * labels + 100 * attributeCount
}
