import search from '@inquirer/search'
import select from '@inquirer/select'
import { CommanderError } from 'commander'
import { interruptedCode } from '../reporting/interrupt.ts'
import { type CreateOptions, findPair, pairsOfControl } from './backend-plan.ts'
import { enginesFor } from './engines.ts'
import { type TagPair, tagPairs } from './tag-pairs.ts'

type Tags = Omit<CreateOptions, 'name'>

/** Asks on the terminal for the tags and the engine that were not said; where only one fits, nothing is asked. */
export async function askForTags(said: Tags): Promise<Tags> {
  try {
    const control = said.control ?? (await askForControl())
    const object = said.object ?? (await askForObject(pairsOfControl(control)))
    const engine = said.engine ?? (await askForEngine(findPair(control, object), said.learns))
    return { ...said, control, object, engine }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ExitPromptError')) throw error
    throw new CommanderError(interruptedCode, 'create.canceled', 'Nothing was created.')
  }
}

function askForControl(): Promise<string> {
  const controls = [...Map.groupBy(tagPairs, ({ control }) => control)].map(([control, [pair]]) => ({
    value: control,
    description: pair!.spec.summary,
  }))
  return search({
    message: 'Control tag that the model fills (type to search)',
    source: (term = '') => controls.filter(({ value }) => value.toLowerCase().includes(term.toLowerCase())),
  })
}

async function askForObject(pairs: readonly TagPair[]): Promise<string> {
  const choices = pairs.map(({ object }) => ({ value: object }))
  return choices.length === 1 ? choices[0]!.value : select({ message: 'Object tag that it looks at', choices })
}

/** Undefined where none fits: the error of the plan says why. */
async function askForEngine(pair: TagPair, learns: boolean | undefined): Promise<string | undefined> {
  const fitting = enginesFor(pair).filter((engine) => learns === undefined || engine.learns === learns)
  if (fitting.length < 2) return fitting[0]?.name
  const choices = fitting.map(({ name, summary }) => ({ value: name, name: `${name}: ${summary}` }))
  return select({ message: 'What answers', choices })
}
