export const labelConfig = `<View><Text name="text" value="$text"/>
  <Choices name="sentiment" toName="text"><Choice value="Positive"/><Choice value="Negative"/></Choices></View>`

const project = '7.1767225600'

/** A task with every column that Label Studio 1.23 sends, about 700 bytes. */
function task(id: number, text: string) {
  return {
    id,
    data: { text },
    meta: {},
    created_at: '2026-01-01T00:00:00.000000Z',
    updated_at: '2026-01-01T00:00:00.000000Z',
    is_labeled: false,
    overlap: 1,
    inner_id: id,
    total_annotations: 0,
    cancelled_annotations: 0,
    total_predictions: 0,
    comment_count: 0,
    unresolved_comment_count: 0,
    last_comment_updated_at: null,
    project: 7,
    updated_by: null,
    file_upload: null,
    comment_authors: [],
    annotations: [],
    predictions: [],
  }
}

/** A /predict body of Label Studio for so many tasks. */
export function predictBody(tasks: number): string {
  const text = 'Two hours of beautiful pictures and not one surprise; the cast deserved a better script than this. '
  return JSON.stringify({
    tasks: Array.from({ length: tasks }, (_, id) => task(id, `${text.repeat(2)}${id}`)),
    project,
    label_config: labelConfig,
    params: { login: null, password: null, context: null },
  })
}

/** A /train body with so many annotated tasks, whose words depend on the label. */
export function trainBody(tasks: number): string {
  const words = ['dull', 'weak', 'flat', 'grey', 'tired', 'fresh', 'bright', 'warm', 'sharp', 'funny']
  const annotated = Array.from({ length: tasks }, (_, id) => {
    const label = id % 2 === 0 ? 'Positive' : 'Negative'
    const text = Array.from({ length: 20 }, (_, at) => words[(id * 7 + at * (id % 5)) % 10]).join(' ')
    const result = [{ from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: [label] } }]
    return { id, data: { text: `${text} ${id}` }, annotations: [{ id, result, was_cancelled: false }] }
  })
  return JSON.stringify({ annotations: annotated, project, label_config: labelConfig })
}
