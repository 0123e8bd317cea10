import type { Behaviour } from './behaviour.ts'

/** What Label Studio asks for, and what it does with predictions. */
export const predictingBehaviours = [
  {
    id: 'predict/slot-per-task',
    source: 'label_studio/ml/models.py: MLBackend.predict_tasks; running 1.23.2, one and two results for three tasks',
    behaviour:
      'Gives results[i] to tasks[i]; another number of results drops the batch, and one for several asks again task by task.',
  },
  {
    id: 'predict/slot-is-an-object',
    source:
      'label_studio/ml/models.py: MLBackend.predict_tasks; 1.0 to 1.11 lose the batch on a list; running 1.23.2: null is a 500',
    behaviour: 'Takes an object with result in each slot.',
  },
  {
    id: 'predict/empty-rather-than-nothing',
    source: 'label_studio/ml/models.py: MLBackend.predict_tasks; running 1.23.2, result [] and result null',
    behaviour: 'Stores result [] as an empty prediction, and refuses the batch for null.',
  },
  {
    id: 'predict/empty-list-is-asked-again',
    source: 'label_studio/ml/models.py: MLBackend.predict_tasks (1.12+); running 1.23.2, [] as slot',
    behaviour: 'Stores nothing for a task whose slot is [], and asks again at the next retrieval.',
  },
  {
    id: 'predict/all-or-nothing',
    source: 'label_studio/tasks/serializers.py: PredictionSerializer; running 1.23.2',
    behaviour: 'Stores no prediction of a batch in which one is bad, and cannot open the task then.',
  },
  {
    id: 'predict/version-of-each',
    source: 'label_studio/ml/models.py: MLBackend.predict_tasks (1.12+); running 1.23.2, model_version null',
    behaviour: 'Tags each stored prediction with its own model_version and refuses null.',
  },
  {
    id: 'predict/version-at-the-top',
    source: 'label_studio/ml/models.py: MLBackend.predict_tasks of 1.6 to 1.11',
    behaviour: 'Tags stored predictions with the model_version of the answer.',
  },
  {
    id: 'predict/version-of-setup',
    source: 'label_studio/ml/models.py: MLBackend.predict_tasks; running 1.23.2, other version than setup',
    behaviour: 'Asks again for each task that has no prediction of the version that /setup named.',
  },
  {
    id: 'predict/score-range',
    source: 'label_studio_sdk/label_interface: validate_prediction; running 1.23.2 with validation, score 7.5',
    behaviour: 'Takes null or 0 to 1 as score when it validates, and never text.',
  },
  {
    id: 'predict/regions-fit-the-config',
    source: 'label_studio_sdk/label_interface: validate_prediction; running 1.23.2 with validation',
    behaviour:
      'Refuses a batch with a region whose from_name, to_name, type, label or value does not fit the label config.',
  },
  {
    id: 'predict/grows-by-release',
    source: 'label_studio/ml/api_connector.py: MLApi.make_predictions of 1.0.0, 1.3.0, 1.6 and 1.12',
    behaviour: 'Sends one task a request (1.0.0, 1.0.1), model_version (before 1.12), params.context (1.3+).',
  },
  {
    id: 'predict/by-hand',
    source: 'the documentation of Label Studio: writing a backend, testing with curl',
    behaviour: 'Shows people requests that have tasks with data only.',
  },
  {
    id: 'predict/task-data-is-any-json',
    source: 'label_studio/tasks/serializers.py: TaskSimpleSerializer',
    behaviour: 'Sends task data as it was imported: lists, nested objects, other fields than the label config names.',
  },
  {
    id: 'interactive/one-object',
    source: 'label_studio/ml/models.py: MLBackend.interactive_annotating; the editor drops a list without a word',
    behaviour: 'Hands results[0] to the editor, which reads result in it.',
  },
  {
    id: 'interactive/no-prompts',
    source: 'label_studio/ml/models.py: MLBackend.interactive_annotating; running 1.23.2',
    behaviour: 'Sends an empty context.result when all prompts were deleted, and takes no answer without a slot.',
  },
  {
    id: 'interactive/context-of-others',
    source: 'label_studio/ml/api.py: MLBackendInteractiveAnnotating',
    behaviour: 'Passes on whatever context the caller of its API gave, also null.',
  },
] as const satisfies readonly Behaviour[]
