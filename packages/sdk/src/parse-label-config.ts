import { BackendError, type Relation, type TagName } from '@label-studio-ml/protocol'
import { type ControlTag, type ControlTagOf, createControlTag } from './control-tag.ts'
import { assertLength, type LabelConfigLimits } from './label-config/assert-readable.ts'
import { type LabelConfigData, readLabelConfig } from './label-config/read-label-config.ts'
import { repeatIndexes } from './label-config/repeater.ts'
import { type SampleTask, sampleTaskOf } from './label-config/sample-task.ts'
import { finish, finishInSlices, type Steps } from './label-config/steps.ts'
import type { ObjectTag } from './objects/object-tag.ts'
import { createTagLookups, type TagLookups, unknownName } from './tag-lookups.ts'
import { type RelationEnd, type RelationOptions, relate } from './tags/relations.ts'

/** Control tags that get their builders in one step. */
const controlsPerStep = 64

/** A parsed label config (the labeling XML of a Label Studio project). */
export interface LabelConfig extends LabelConfigData, TagLookups {
  readonly controls: readonly ControlTag[]
  /** The example task that the config keeps in a comment. */
  readonly sampleTask: SampleTask | undefined
  /**
   * A control tag by its name, with its builders when the tag is given: `config.control('mood', 'Choices').choose('Good')`.
   * @throws BackendError CONTROL_UNKNOWN lists the names that exist, CONTROL_MISMATCH for another tag of this name.
   */
  control(name: string): ControlTag
  control<Tag extends TagName>(name: string, tag: Tag): ControlTagOf<Tag>
  /** An object tag by its name. @throws BackendError CONTROL_UNKNOWN lists the names that exist. */
  object(name: string): ObjectTag
  /**
   * A relation between two regions, to be sent in the same `result` as both.
   * @example config.relate(subject, object, { labels: ['works for'], direction: 'right' })
   * @throws BackendError LABEL_UNKNOWN for a label that `<Relations>` does not have, REGION_INVALID for ends without an id
   */
  relate(from: RelationEnd, to: RelationEnd, options?: RelationOptions): Relation
  /** A control tag by its name, also by one that a Repeater writes (`labels_0`). */
  findControl(name: string): ControlTag | undefined
}

/**
 * Reads a label config as Label Studio's editor does: tag and attribute names case-insensitive, text inside a tag as its
 * value, `toName` inferred when there is one object tag. Empty text, null and `<View></View>` are configs without controls.
 * Tags that no result can refer to (nameless, or with a `toName` that no tag has) are left out with a warning.
 * @throws BackendError LABEL_CONFIG_SYNTAX for text that is not XML, LABEL_CONFIG_TAG for two tags of one name,
 * LABEL_CONFIG_TOO_LARGE for more characters, tags or attributes than any page shows; all but the first name the line.
 */
export function parseLabelConfig(xml: string | null | undefined, limits: LabelConfigLimits = {}): LabelConfig {
  assertLength(xml ?? '', limits)
  return finish(labelConfigSteps(xml ?? ''))
}

/**
 * As `parseLabelConfig`, in pieces of a few milliseconds, so that a config of megabytes does not block a server's event loop.
 * The caller limits the length of the text.
 * @param pause called between two pieces; if it gives a promise, that is waited for
 */
export function parseLabelConfigInSlices(xml: string, pause: () => Promise<void> | undefined): Promise<LabelConfig> {
  return finishInSlices(labelConfigSteps(xml), pause)
}

function* labelConfigSteps(xml: string): Steps<LabelConfig> {
  const data = yield* readLabelConfig(xml)
  const controls: ControlTag[] = []
  for (const control of data.controls) {
    controls.push(createControlTag(control))
    if (controls.length % controlsPerStep === 0) yield
  }
  return labelConfigOf(data, controls)
}

function labelConfigOf(data: LabelConfigData, controls: readonly ControlTag[]): LabelConfig {
  const controlsByName = new Map(controls.map((control) => [control.name, control]))
  const objectsByName = new Map(data.objects.map((object) => [object.name, object]))
  const repeated = controls.filter((control) => control.repeatFlags.length > 0)
  const findControl = (name: string): ControlTag | undefined => controlsByName.get(name) ?? findRepeated(repeated, name)
  const findObject = (name: string): ObjectTag | undefined => objectsByName.get(name)
  return {
    ...data,
    ...createTagLookups({ controls, objects: data.objects, findControl, findObject }),
    controls,
    get sampleTask() {
      return sampleTaskOf(data.xml)
    },
    findControl,
    relate: (from, to, options = {}) => relate(data.relationLabels, from, to, options),
    control: ((name: string, tag?: string) => {
      const control = findControl(name) ?? unknownName('control', name, controls)
      return tag === undefined || control.tag === tag ? control : otherTag(control, tag)
    }) as LabelConfig['control'],
    object: (name) => findObject(name) ?? unknownName('object', name, data.objects),
  }
}

function findRepeated(repeated: readonly ControlTag[], name: string): ControlTag | undefined {
  for (const control of repeated) {
    const indexes = repeatIndexes(control.name, control.repeatFlags, name)
    if (indexes !== undefined) return control.at(...indexes)
  }
  return undefined
}

function otherTag({ tag, name, line }: ControlTag, wanted: string): never {
  throw new BackendError('CONTROL_MISMATCH', `'${name}' in line ${line} is a <${tag}>, not a <${wanted}>`)
}
