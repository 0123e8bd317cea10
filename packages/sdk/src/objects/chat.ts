import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import type { ObjectSupport } from './object-support.ts'
import { sampleList, sampleWords } from './sample-words.ts'
import { requireObjects, valueError, writtenText } from './task-value.ts'

/** One message of a chat. */
export interface ChatMessage {
  /** `user`, `assistant`, or another of the tag's `messageroles`. */
  role: string
  content: string
  /** Milliseconds since 1970. */
  createdAt?: number
}

/** The messages that the task begins with; there may be none. */
function messagesOf(object: ObjectTagData, task: Task): ChatMessage[] {
  const wanted = { expected: 'a list of messages', fix: 'import a list of { "role": "user", "content": … }, or []' }
  return requireObjects(object, object.valueOf(task.data), wanted).map(({ role, content, createdAt }, index) => {
    const message = { role: writtenText(role), content: content === null ? '' : writtenText(content) }
    for (const key of ['role', 'content'] as const) {
      if (message[key] !== undefined) continue
      const at = `[${index}].${key}`
      throw valueError(object, { expected: 'a text', found: { role, content }[key], at, fix: wanted.fix })
    }
    const known = { role: message.role ?? '', content: message.content ?? '' }
    return typeof createdAt === 'number' ? { ...known, createdAt } : known
  })
}

/** `<Chat>`: a conversation, whose messages regions add to. */
export const chat = {
  tag: 'Chat',
  methods: { messagesOf },
  sample: (object, random) => {
    const roles = (object.attribute('messageroles') ?? 'user,assistant').split(',').map((role) => role.trim())
    return sampleList(random, 4, (index) => ({ role: roles[index % roles.length], content: sampleWords(random) }))
  },
} as const satisfies ObjectSupport
