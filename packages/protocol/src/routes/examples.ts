/** The label config, the task and the answers that the examples of all routes share. */
export const exampleLabelConfig =
  '<View><Text name="text" value="$text"/><Choices name="sentiment" toName="text"><Choice value="Positive"/><Choice value="Negative"/></Choices></View>'

export const exampleProject = '62.1712036036'

export const exampleVersion = '20251102-1'

export const exampleRegion = {
  id: 'r1',
  from_name: 'sentiment',
  to_name: 'text',
  type: 'choices',
  value: { choices: ['Positive'] },
}

export const exampleTask = { id: 7, data: { text: 'I loved it' }, project: 62, annotations: [], predictions: [] }

export const exampleAnnotation = {
  id: 3,
  task: 7,
  completed_by: 1,
  was_cancelled: false,
  result: [{ ...exampleRegion, origin: 'manual' }],
}

export const exampleProjectPayload = {
  id: 62,
  title: 'Film reviews',
  label_config: exampleLabelConfig,
  created_at: '2024-04-02T05:33:56.123456Z',
}

export const examplePrediction = { result: [exampleRegion], score: 0.93, model_version: exampleVersion }
