import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

/** Turns secrets into text that may be written to a file, and back. */
export interface SecretBox {
  /** @param owner what the text belongs to: it can be opened for no other */
  seal(text: string, owner: string): Promise<string>
  /** Undefined for what was sealed with another key, for another owner, or with a key when there is none now. */
  open(sealed: string, owner: string): Promise<string | undefined>
  /** Whether `seal` would write the text in a safer form than this. */
  isOutdated(sealed: string): boolean
}

const algorithm = 'aes-256-gcm'
const plain = 'plain:'
const encrypted = `${algorithm}:`
const deriveKey = promisify(scrypt) as (secretKey: string, salt: Buffer, bytes: number) => Promise<Buffer>

/** Encrypts with a key derived from `secretKey` (scrypt, AES-256-GCM); without one the text is only marked. */
export function createSecretBox(secretKey: string | undefined): SecretBox {
  if (!secretKey) {
    return {
      seal: async (text) => plain + text,
      open: async (sealed) => (sealed.startsWith(plain) ? sealed.slice(plain.length) : undefined),
      isOutdated: () => false,
    }
  }
  const ownSalt = randomBytes(16)
  const keys = new Map<string, Promise<Buffer>>()
  const keyOf = (salt: Buffer) => {
    const name = salt.toString('base64url')
    const key = keys.get(name) ?? deriveKey(secretKey, salt, 32)
    keys.set(name, key)
    return key
  }
  return {
    seal: async (text, owner) => encrypted + (await encrypt(text, owner, ownSalt, await keyOf(ownSalt))),
    open: async (sealed, owner) => {
      if (sealed.startsWith(plain)) return sealed.slice(plain.length)
      if (!sealed.startsWith(encrypted)) return undefined
      return decrypt(sealed.slice(encrypted.length), owner, keyOf)
    },
    isOutdated: (sealed) => sealed.startsWith(plain),
  }
}

async function encrypt(text: string, owner: string, salt: Buffer, key: Buffer): Promise<string> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(owner))
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [salt, nonce, cipher.getAuthTag(), content].map((part) => part.toString('base64url')).join('.')
}

async function decrypt(written: string, owner: string, keyOf: (salt: Buffer) => Promise<Buffer>) {
  const [salt, nonce, tag, content] = written.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (!salt || !nonce || tag?.length !== 16 || !content) return undefined
  const key = await keyOf(salt)
  try {
    const decipher = createDecipheriv(algorithm, key, nonce).setAAD(Buffer.from(owner)).setAuthTag(tag)
    return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
