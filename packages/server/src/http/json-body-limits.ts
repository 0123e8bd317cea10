import { BackendError } from '@label-studio-ml/protocol'

export interface JsonBodyLimits {
  /** Items of one list. */
  maxItems: number
  maxItemsSetting: 'MAX_WAITING_TASKS' | 'MAX_TRAINING_ITEMS'
  /** Bytes of one item of a list, or of all that stands around the lists. */
  itemLimit: number
  /** Bytes of the body. */
  bodyLimit: number
}

/** Short values take more memory than their text: of lists, objects and texts there may be one for each 16 bytes. */
const bytesPerValue = 16
const megabyte = 1024 * 1024

export function assertBodySize(bytes: number, values: number, { bodyLimit }: JsonBodyLimits): void {
  if (bytes <= bodyLimit && values <= bodyLimit / bytesPerValue) return
  const found = bytes > bodyLimit ? size(bodyLimit) : count(bodyLimit)
  throw new BackendError(
    'BODY_TOO_LARGE',
    `The body has more than ${found}, which BODY_LIMIT_MB=${bodyLimit / megabyte} allows: select fewer tasks, or raise it.`,
  )
}

export function assertItemSize(
  bytes: number,
  values: number,
  { itemLimit }: JsonBodyLimits,
  where: () => string,
): void {
  if (bytes <= itemLimit && values <= itemLimit / bytesPerValue) return
  const found = bytes > itemLimit ? size(itemLimit) : count(itemLimit)
  throw new BackendError(
    'ITEM_TOO_LARGE',
    `In the body ${where()} has more than ${found}, which ITEM_LIMIT_MB=${itemLimit / megabyte} allows: leave it out, or raise it.`,
  )
}

export function assertListLength(items: number, list: string, { maxItems, maxItemsSetting }: JsonBodyLimits): void {
  if (items <= maxItems) return
  throw new BackendError(
    'LIST_TOO_LONG',
    `In the body ${list} has more than ${maxItems} items, which ${maxItemsSetting} allows: send fewer at once, or raise it.`,
  )
}

function size(bytes: number): string {
  return `${bytes / megabyte} MB`
}

function count(bytes: number): string {
  return `${Math.floor(bytes / bytesPerValue)} lists, objects and texts`
}
