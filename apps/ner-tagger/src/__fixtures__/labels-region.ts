import type { Region } from '@label-studio-ml/sdk'

/** A region as the editor sends it: the nth occurrence of `words` in the text, offsets in code points. */
export function labelsRegion(text: string, words: string, label: string, nth = 0): Region {
  let at = text.indexOf(words)
  for (let n = 0; n < nth; n++) at = text.indexOf(words, at + 1)
  return regionAt(text, { start: at, end: at + words.length, label })
}

/** A region from UTF-16 offsets. */
export function regionAt(text: string, { start, end, label }: { start: number; end: number; label: string }): Region {
  const value = {
    start: [...text.slice(0, start)].length,
    end: [...text.slice(0, end)].length,
    text: text.slice(start, end),
    labels: [label],
  }
  return { id: `r-${label}-${start}`, from_name: 'label', to_name: 'text', type: 'labels', value, origin: 'manual' }
}
