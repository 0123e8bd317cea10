/** A piece of a text: the tokens `[start, end)` are scored, the entities in `[coreStart, coreEnd)` are answered. */
export interface ChainWindow {
  start: number
  end: number
  coreStart: number
  coreEnd: number
}

/** Tokens whose entities one window answers, and the tokens it also reads on each side. */
export const CORE_TOKENS = 512
export const CONTEXT_TOKENS = 64

/**
 * Cuts a text of `length` tokens in overlapping windows, so that memory is bounded. A text of up to `CORE_TOKENS +
 * CONTEXT_TOKENS` tokens is one window.
 */
export function chainWindows(length: number): ChainWindow[] {
  const windows: ChainWindow[] = []
  for (let coreStart = 0; coreStart < length; ) {
    const coreEnd = length - coreStart <= CORE_TOKENS + CONTEXT_TOKENS ? length : coreStart + CORE_TOKENS
    windows.push({
      start: Math.max(0, coreStart - CONTEXT_TOKENS),
      end: Math.min(length, coreEnd + CONTEXT_TOKENS),
      coreStart,
      coreEnd,
    })
    coreStart = coreEnd
  }
  return windows
}
