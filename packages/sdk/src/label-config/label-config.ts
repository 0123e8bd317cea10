import { BackendError } from '@label-studio-ml/protocol'
import { nameOf } from './config-element.ts'
import { type ControlTag, createControlTag } from './control-tag.ts'
import { fingerprintSteps } from './fingerprint.ts'
import { listed } from './listed.ts'
import { createObjectTag, type ObjectTag } from './object-tag.ts'
import { referencesOf } from './references.ts'
import { repeatIndexes } from './repeater.ts'
import { type SampleTask, sampleTaskOf } from './sample-task.ts'
import { finish, finishInSlices, type Steps } from './steps.ts'
import { TagCollector } from './tag-collector.ts'
import { readElements } from './xml-reader.ts'

const controlsPerStep = 64

/** A parsed label config (the labeling XML of a Label Studio project). */
export interface LabelConfig {
  readonly xml: string
  /** A short hash of controls, labels and objects; styles, headers and white space do not change it. */
  readonly fingerprint: string
  readonly controls: readonly ControlTag[]
  readonly objects: readonly ObjectTag[]
  /** What Label Studio accepts and no model can use: tags that are left out, with the line and the reason. */
  readonly warnings: readonly string[]
  /** About how much memory this object takes, for caches. */
  readonly retainedBytes: number
  /** The example task that the config keeps in a comment. */
  readonly sampleTask: SampleTask | undefined
  /** A control tag by its name. @throws BackendError CONTROL_UNKNOWN lists the names that exist. */
  control(name: string): ControlTag
  /** An object tag by its name. @throws BackendError CONTROL_UNKNOWN lists the names that exist. */
  object(name: string): ObjectTag
  /** A control tag by its name, also by one that a Repeater writes (`labels_0`). */
  findControl(name: string): ControlTag | undefined
}

/**
 * Reads a label config as Label Studio's editor does: tag and attribute names case-insensitive, text inside a tag as its
 * value, `toName` inferred when there is one object tag. Empty text, null and `<View></View>` are configs without controls.
 * Tags that no result can refer to (nameless, or with a `toName` that no tag has) are left out with a warning.
 * @throws BackendError LABEL_CONFIG_SYNTAX for text that is not XML, LABEL_CONFIG_TAG for two tags of one name,
 * LABEL_CONFIG_TOO_LARGE for more tags or attributes than any page shows; all name the line.
 */
export function parseLabelConfig(xml: string | null | undefined): LabelConfig {
  return finish(labelConfigSteps(xml ?? ''))
}

/**
 * As `parseLabelConfig`, in pieces of a few milliseconds: a config of megabytes shall not hold up a server's event loop.
 * @param pause called between two pieces; where it gives a promise, that is waited for
 */
export function parseLabelConfigInSlices(xml: string, pause: () => Promise<void> | undefined): Promise<LabelConfig> {
  return finishInSlices(labelConfigSteps(xml), pause)
}

function* labelConfigSteps(xml: string): Steps<LabelConfig> {
  const found = new TagCollector()
  yield* readElements(xml, found)
  const objects = found.objects.map(createObjectTag)
  const controls = yield* controlSteps(found, objects)
  const fingerprint = yield* fingerprintSteps(controls, objects)
  const { warnings } = found
  return labelConfigOf({ xml, fingerprint, warnings, retainedBytes: retainedBytes(xml, found) }, controls, objects)
}

function* controlSteps(found: TagCollector, objects: readonly ObjectTag[]): Steps<ControlTag[]> {
  const names = {
    objects: new Map(objects.map((object) => [object.name, object])),
    controls: new Set(found.controls.map(({ element }) => nameOf(element))),
  }
  const controls: ControlTag[] = []
  for (const control of found.controls) {
    const references = referencesOf(control.element, names)
    if ('problem' in references) found.warn(control.element, `is left out: it ${references.problem}`)
    else controls.push(createControlTag(control, references))
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

function labelConfigOf(
  written: Pick<LabelConfig, 'xml' | 'fingerprint' | 'warnings' | 'retainedBytes'>,
  controls: ControlTag[],
  objects: ObjectTag[],
): LabelConfig {
  const controlsByName = new Map(controls.map((control) => [control.name, control]))
  const objectsByName = new Map(objects.map((object) => [object.name, object]))
  const repeated = controls.filter((control) => control.repeatFlags.length > 0)
  const findControl = (name: string): ControlTag | undefined => controlsByName.get(name) ?? findRepeated(repeated, name)
  return {
    ...written,
    controls,
    objects,
    get sampleTask() {
      return sampleTaskOf(written.xml)
    },
    findControl,
    control: (name) => findControl(name) ?? unknownName('control', name, controls),
    object: (name) => objectsByName.get(name) ?? unknownName('object', name, objects),
  }
}

function findRepeated(repeated: readonly ControlTag[], name: string): ControlTag | undefined {
  for (const control of repeated) {
    const indexes = repeatIndexes(control.name, control.repeatFlags, name)
    if (indexes !== undefined) return control.at(...indexes)
  }
  return undefined
}

function unknownName(kind: string, name: string, tags: readonly { tag: string; name: string }[]): never {
  const known = listed(tags.map((tag) => `${tag.name} (${tag.tag})`))
  throw new BackendError(
    'CONTROL_UNKNOWN',
    `The label config has no ${kind} tag named '${name}'; its ${kind} tags: ${known}`,
  )
}
