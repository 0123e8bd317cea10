import type { ObjectTagName } from '@label-studio-ml/protocol'

/** Templates that read what a task shows as text. */
const templates: Readonly<Record<ObjectTagName, string | undefined>> = {
  Text: 'shown/written.ts',
  HyperText: 'shown/written.ts',
  Paragraphs: 'shown/paragraphs.ts',
  Table: 'shown/table.ts',
  List: 'shown/list.ts',
  Chat: 'shown/chat.ts',
  TimeSeries: 'shown/time-series.ts',
  Image: 'shown/image.ts',
  Audio: 'shown/file.ts',
  Video: 'shown/file.ts',
  Pdf: 'shown/file.ts',
  ReactCode: undefined,
}

/** The template that reads an object tag as text: of media it is the name of the file. */
export function shownText(object: ObjectTagName): string {
  return templates[object] ?? ''
}

/** Whether an object tag shows text, and not a picture, a sound or a file. */
export function showsText(object: ObjectTagName): boolean {
  return ['Text', 'HyperText', 'Paragraphs', 'Table', 'List', 'Chat'].includes(object)
}
