import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { field, isObject, type RegionValue } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/** One message of a conversation; `createdAt` in milliseconds keeps the order. */
export interface ChatMessage {
  role: string
  content: string
  createdAt?: number
}

/**
 * A region of a `Chat`: a message that follows those of the task.
 * @example control.say({ role: 'assistant', content: 'How can I help?' })
 */
function say(control: ControlTagData, message: ChatMessage, options: RegionOptions = {}): RegionOf<'Chat'> {
  return regionOf(control, 'chatmessage', { chatmessage: message }, options)
}

function isMessage(written: unknown): written is ChatMessage {
  return isObject(written) && typeof written.role === 'string' && typeof written.content === 'string'
}

export const chat = {
  spec: controlTags.Chat,
  build: { say },
  read: ({ chatmessage }: RegionValue) => (isMessage(chatmessage) ? { message: chatmessage } : undefined),
  check: field('chatmessage', 'an object with role and content', isMessage),
  sample: (control: ControlTagData, { random }: SamplePlace): Region[] => [
    say(control, { role: 'assistant', content: random.pick(['How can I help?', 'Yes.']), createdAt: 1757612212681 }),
  ],
} satisfies TagSupport
