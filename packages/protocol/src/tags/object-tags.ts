/** How each object tag stands in a label config, with the data field of its own name. */
export const objectTags = {
  Text: '<Text name="text" value="$text"/>',
  HyperText: '<HyperText name="html" value="$html"/>',
  Paragraphs: '<Paragraphs name="dialogue" value="$dialogue" layout="dialogue"/>',
  Image: '<Image name="image" value="$image"/>',
  Audio: '<Audio name="audio" value="$audio"/>',
  Video: '<Video name="video" value="$video"/>',
  TimeSeries:
    '<TimeSeries name="series" value="$series" valueType="json" timeColumn="time"><Channel column="value"/></TimeSeries>',
  Table: '<Table name="table" value="$table"/>',
  List: '<List name="list" value="$list"/>',
  Pdf: '<Pdf name="pdf" value="$pdf"/>',
  Chat: '<Chat name="chat" value="$chat"/>',
  ReactCode: '<ReactCode name="code" toName="code" data="$code"/>',
} as const

/** The name of an object tag, in Label Studio's spelling. */
export type ObjectTagName = keyof typeof objectTags

/** Those that a question about the whole task may refer to. */
export const taskObjects = [
  'Text',
  'HyperText',
  'Paragraphs',
  'Image',
  'Audio',
  'Video',
  'TimeSeries',
  'Table',
  'List',
  'Pdf',
  'Chat',
] as const satisfies readonly ObjectTagName[]
