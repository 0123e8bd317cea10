import { BackendError } from '@label-studio-ml/protocol'

export interface JsonBodyLimits {
  /** Items of one list. */
  maxItems: number
  maxItemsSetting: 'MAX_WAITING_TASKS' | 'MAX_TRAINING_ITEMS'
  /** Bytes of one item of a list, or of everything around the lists. */
  itemLimitBytes: number
  /** Bytes of the body. */
  bodyLimitBytes: number
}

/** Short values take more memory than their text: a body may have one list, object or text for every 16 bytes. */
const bytesPerValue = 16
const megabyte = 1024 * 1024

export function assertBodySize(bytes: number, values: number, { bodyLimitBytes }: JsonBodyLimits): void {
  if (bytes <= bodyLimitBytes && values <= bodyLimitBytes / bytesPerValue) return
  const found = bytes > bodyLimitBytes ? size(bodyLimitBytes) : count(bodyLimitBytes)
  throw new BackendError(
    'BODY_TOO_LARGE',
    `The body has more than ${found}, which BODY_LIMIT_MB=${bodyLimitBytes / megabyte} allows: select fewer tasks, or raise it.`,
  )
}

export function assertItemSize(
  bytes: number,
  values: number,
  { itemLimitBytes }: JsonBodyLimits,
  where: () => string,
): void {
  if (bytes <= itemLimitBytes && values <= itemLimitBytes / bytesPerValue) return
  const found = bytes > itemLimitBytes ? size(itemLimitBytes) : count(itemLimitBytes)
  throw new BackendError(
    'ITEM_TOO_LARGE',
    `In the body ${where()} has more than ${found}, which ITEM_LIMIT_MB=${itemLimitBytes / megabyte} allows: leave it out, or raise it.`,
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

/** The error for JSON that nests deeper than any task. */
export function nestsTooDeep(maxDepth: number): BackendError {
  return new BackendError(
    'REQUEST_INVALID',
    `The body nests lists and objects more than ${maxDepth} deep: send flatter JSON.`,
  )
}
