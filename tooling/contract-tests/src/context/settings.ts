/** What the backend is started with; one process for each. */
export const settings = {
  plain: {},
  /** The password has a character that Latin-1 and UTF-8 write differently. */
  guarded: {
    BASIC_AUTH_USER: 'annotator',
    BASIC_AUTH_PASS: 'grün:42',
    WEBHOOK_SECRET: 'open-sesame',
    BODY_LIMIT_MB: '1',
  },
} as const satisfies Record<string, Record<string, string>>

export type SettingsName = keyof typeof settings

/** An `Authorization: Basic` header of these credentials. */
export function basic(
  user: string,
  password: string,
  encoding: 'latin1' | 'utf8' = 'latin1',
): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`, encoding).toString('base64')}` }
}

const { BASIC_AUTH_USER, BASIC_AUTH_PASS } = settings.guarded

/** What Label Studio sends to the guarded backend. */
export const rightCredentials = basic(BASIC_AUTH_USER, BASIC_AUTH_PASS)
