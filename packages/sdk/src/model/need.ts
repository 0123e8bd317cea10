import { BackendError, tagSpecOf } from '@label-studio-ml/protocol'
import { distance } from 'fastest-levenshtein'
import { isSameTag, knownTag, type TagKind, tagNames } from '../elements/tag-catalogue.ts'
import { listNames, quoteNames } from '../format-value.ts'
import { smallestConfig } from '../label-config/smallest-config.ts'
import { describeWanted } from '../tag-lookups.ts'

/**
 * A control tag on an object tag that a model can fill, one or several of each:
 * `{ control: ['Choices', 'Taxonomy'], object: 'Text' }`.
 */
export interface Need {
  readonly control: string | readonly string[]
  readonly object: string | readonly string[]
}

/** Whether a control tag on one of these object tags is what the model needs. */
export function meets(control: { tag: string; objects: readonly { tag: string }[] }, need: Need): boolean {
  const isOneOf = (wanted: string | readonly string[], tag: string) =>
    [wanted].flat().some((other) => isSameTag(tag, other))
  return isOneOf(need.control, control.tag) && control.objects.some((object) => isOneOf(need.object, object.tag))
}

/** What a model needs, for a message: `<Choices> or <Taxonomy> on <Text>, or <Rating> on <Image>`. */
export function describeNeeds(needs: readonly Need[]): string {
  return needs.map(({ control, object }) => describeWanted([control].flat(), [object].flat())).join(', or ')
}

/** The smallest label config that meets a need; of its alternatives it has the first two that go together. */
export function smallestConfigFor({ control, object }: Need): string {
  const pairs = [control].flat().flatMap((tag) => [object].flat().map((target) => [tag, target] as const))
  const [tag, target] = pairs.find(goTogether) ?? pairs[0]!
  return smallestConfig(tag, target)
}

function goTogether([control, object]: readonly [string, string]): boolean {
  const spec = tagSpecOf(knownTag(control)?.tag ?? '')
  return spec !== undefined && Object.hasOwn(spec.on, knownTag(object)?.tag ?? '')
}

/**
 * Throws `CONFIGURATION_INVALID` for `needs` that no label config could meet: a misspelt tag would refuse every project, with
 * a message about the label config.
 */
export function assertNeeds(modelName: string, needs: readonly Need[]): void {
  if (!Array.isArray(needs)) throw invalidNeeds(modelName, `is ${quoteNames(needs)}`)
  for (const need of needs) {
    for (const kind of ['control', 'object'] as const) {
      const tags = [(need as Partial<Need> | null)?.[kind] ?? []].flat()
      if (tags.length === 0) throw invalidNeeds(modelName, `has ${quoteNames(need)}, which names no ${kind} tag`)
      for (const tag of tags) assertTag(modelName, kind, tag)
    }
  }
}

function assertTag(modelName: string, kind: 'control' | 'object', tag: unknown): void {
  const known = typeof tag === 'string' ? knownTag(tag)?.kind : undefined
  if (known === kind || known === 'both') return
  const problem = known ? `which is no ${kind} tag` : 'which Label Studio does not have'
  const similar = listNames(namesLike(String(tag), kind))
  throw invalidNeeds(
    modelName,
    `names the ${kind} tag ${quoteNames(tag)}, ${problem}; similar ${kind} tags: ${similar}`,
  )
}

const shownNames = 5

/** The known tags of a kind, those with the fewest letters to change first. */
function namesLike(tag: string, kind: TagKind): string[] {
  const wanted = tag.toLowerCase()
  const far = new Map(tagNames(kind).map((name) => [name, distance(wanted, name.toLowerCase())]))
  return [...far.keys()].sort((a, b) => far.get(a)! - far.get(b)!).slice(0, shownNames)
}

function invalidNeeds(modelName: string, problem: string): BackendError {
  return new BackendError(
    'CONFIGURATION_INVALID',
    `needs of ${modelName} ${problem}. Write them as [{ control: ['Choices', 'Taxonomy'], object: 'Text' }].`,
  )
}
