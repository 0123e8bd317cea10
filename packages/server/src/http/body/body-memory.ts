import { BackendError } from '@label-studio-ml/protocol'

const megabyte = 1024 * 1024
/** Reserved for small requests, so that annotations are accepted while large requests wait. */
const bytesForSmallBodies = 32 * megabyte

/** The bytes of bodies that are in memory: those that are being received, and those whose requests are not answered yet. */
export interface BodyMemory {
  readonly bytes: number
  /** Counts bytes of one body until `free`. */
  open(isSmall: boolean): BodyAccount
}

export interface BodyAccount {
  /** Of this body, so far. */
  readonly bytes: number
  /** Throws `UPLOADS_OVERLOADED` when this many more bytes would not fit. */
  expectRoom(bytes: number): void
  add(bytes: number): void
  free(): void
}

/** Bounds the bytes of all bodies together. */
export function createBodyMemory(limit: number): BodyMemory {
  let total = 0
  return {
    get bytes() {
      return total
    },
    open(isSmall) {
      let own = 0
      const expectRoom = (bytes: number) => {
        if (total + bytes > limit + (isSmall ? bytesForSmallBodies : 0)) throw overloaded(total, bytes, limit)
      }
      return {
        get bytes() {
          return own
        },
        expectRoom,
        add(bytes) {
          expectRoom(bytes)
          own += bytes
          total += bytes
        },
        free() {
          total -= own
          own = 0
        },
      }
    },
  }
}

function overloaded(waiting: number, more: number, limit: number): BackendError {
  const [has, wants, allows] = [waiting, more, limit].map((bytes) => Math.ceil(bytes / megabyte))
  return new BackendError(
    'UPLOADS_OVERLOADED',
    `The requests that wait hold ${has} MB; ${wants} MB more would pass the ${allows} MB of BUFFERED_BODIES_LIMIT_MB. Ask again later, or raise it.`,
  )
}
