import { z } from 'zod'
import { defineTag } from './define-tag.ts'

const message = z.looseObject({
  role: z.string(),
  content: z.string(),
  createdAt: z.number().optional().meta({ description: 'Milliseconds; messages are shown in this order.' }),
})

/** Chat is control and object tag in one: `from_name` and `to_name` are its own name. */
export const chat = defineTag({
  tag: 'Chat',
  type: 'chatmessage',
  summary: 'The next message of a conversation.',
  element: '<Chat name="chat" value="$chat"/>',
  on: {
    Chat: {
      value: z.looseObject({ chatmessage: message }),
      example: { chatmessage: { role: 'assistant', content: 'How can I help?', createdAt: 1757612212681 } },
    },
  },
})
