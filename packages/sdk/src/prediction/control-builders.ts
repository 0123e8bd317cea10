import { BackendError } from '@label-studio-ml/protocol'
import type { ControlFacts } from '../label-config/control-tag.ts'
import { choose } from './choices.ts'
import { span } from './labels.ts'
import { box } from './rectangle-labels.ts'

/** Every builder with the tags whose regions it builds. A new control tag adds one line. */
const builders = {
  choose: { build: choose, tags: ['Choices'] },
  span: { build: span, tags: ['Labels'] },
  box: { build: box, tags: ['RectangleLabels'] },
}

type Builders = typeof builders
type Unbound<Build> = Build extends (control: ControlFacts, ...rest: infer Rest) => infer Region
  ? (...rest: Rest) => Region
  : never

/**
 * The builders as methods of a control tag. Each works on its own tags and throws CONTROL_MISMATCH on others;
 * the message names the builder to use.
 */
export type ControlBuilders = { readonly [Name in keyof Builders]: Unbound<Builders[Name]['build']> }

/** The builders bound to one control tag. */
export function controlBuilders(control: ControlFacts): ControlBuilders {
  const bound = Object.entries(builders).map(([name, { build, tags }]) => {
    const fits = tags.includes(control.tag)
    return [
      name,
      fits
        ? (...rest: never[]) => (build as (...all: unknown[]) => unknown)(control, ...rest)
        : () => mismatch(control, name),
    ]
  })
  return Object.fromEntries(bound) as ControlBuilders
}

function mismatch(control: ControlFacts, name: string): never {
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
