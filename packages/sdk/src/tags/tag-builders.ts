import { BackendError } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { choose } from './choices.ts'
import { span } from './labels.ts'
import { box } from './rectangle-labels.ts'

/** Every builder with the tags whose regions it builds. */
const builders = {
  choose: { build: choose, tags: ['Choices'] },
  span: { build: span, tags: ['Labels'] },
  box: { build: box, tags: ['RectangleLabels'] },
}

type Builders = typeof builders
type Unbound<Build> = Build extends (control: ControlTagData, ...rest: infer Rest) => infer Region
  ? (...rest: Rest) => Region
  : never

/**
 * The builders as methods of a control tag. Each works on its own tags and throws CONTROL_MISMATCH on others;
 * the message names the builder to use.
 */
export type TagBuilders = { readonly [Name in keyof Builders]: Unbound<Builders[Name]['build']> }

/** The builders bound to one control tag. */
export function tagBuilders(control: ControlTagData): TagBuilders {
  const bound = Object.entries(builders).map(([name, { build, tags }]) => [
    name,
    tags.includes(control.tag)
      ? (...rest: never[]) => (build as (...all: unknown[]) => unknown)(control, ...rest)
      : () => mismatch(control, name),
  ])
  return Object.fromEntries(bound) as TagBuilders
}

function mismatch(control: ControlTagData, name: string): never {
  const fitting = Object.entries(builders).find(([, { tags }]) => tags.includes(control.tag))?.[0]
  const advice = fitting
    ? `use control.${fitting}(…)`
    : `no builder builds regions of <${control.tag}>; write the region by hand`
  const own = builders[name as keyof Builders].tags.map((tag) => `<${tag}>`).join(', ')
  throw new BackendError(
    'CONTROL_MISMATCH',
    `control.${name}(…) builds regions of ${own}, but '${control.name}' is a <${control.tag}>: ${advice}`,
  )
}
