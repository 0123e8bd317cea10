import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import { listNames, quoteNames } from '../format-value.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { ChatMessage } from '../objects/chat.ts'
import { sampleWords } from '../objects/sample-words.ts'
import { laxModel, laxString, optional } from '../value-models/lax.ts'
import { laxInteger } from '../value-models/lax-number.ts'
import { valueModel } from '../value-models/value-model.ts'
import { allOf, field, isNumber, isObject, type RegionValue } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionError, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `Chat`: a message that follows those of the task, which `createdAt` keeps in order.
 * @example control.say({ role: 'assistant', content: 'How can I help?' })
 * @throws BackendError REGION_INVALID for a role that `messageroles` does not have
 */
function say(control: ControlTagData, message: ChatMessage, options: RegionOptions = {}): RegionOf<'Chat'> {
  const wrong = check({ chatmessage: message }, control)
  if (wrong) throw regionError(control, `has a wrong message: ${wrong.problem}`)
  return regionOf(control, 'chatmessage', { chatmessage: message }, options)
}

const check = allOf(field('chatmessage', 'an object with role and content', isMessage), ({ chatmessage }, control) => {
  const { role } = chatmessage as ChatMessage
  const roles = rolesOf(control)
  if (roles === undefined || roles.includes(role)) return undefined
  const problem = `${quoteNames(role)} is not one of the messageroles; known: ${listNames(roles)}`
  return { path: 'value.chatmessage.role', problem }
})

/** Those of the tag; undefined if it lists none. */
function rolesOf(control: ControlTagData): string[] | undefined {
  const roles = (control.attribute('messageroles') ?? '').split(',').map((role) => role.trim())
  return roles[0] === '' ? undefined : roles
}

function isMessage(written: unknown): written is ChatMessage {
  return isObject(written) && typeof written.role === 'string' && typeof written.content === 'string'
}

function read({ chatmessage }: RegionValue): { message: ChatMessage } | undefined {
  if (!isMessage(chatmessage)) return undefined
  const { role, content, createdAt } = chatmessage
  return { message: isNumber(createdAt) ? { role, content, createdAt } : { role, content } }
}

export const chat = {
  spec: controlTags.Chat,
  build: { say },
  read,
  check,
  labelStudio: valueModel({
    chatmessage: laxModel({ role: laxString, content: laxString, createdAt: optional(laxInteger()) }),
  }),
  sample(control: ControlTagData, { random }: SamplePlace): Region[] {
    const role = random.pick(rolesOf(control) ?? ['user', 'assistant'])
    const createdAt = random.integer(Date.UTC(2020), Date.UTC(2030))
    return [say(control, { role, content: sampleWords(random), createdAt })]
  },
} satisfies TagSupport
