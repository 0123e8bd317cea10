import type { Behaviour } from './behaviour.ts'

/** Health, setup and versions: what Label Studio does before it predicts. */
export const connectingBehaviours = [
  {
    id: 'health/any-json',
    source: 'label_studio/ml/api_connector.py: MLApi.health',
    behaviour:
      'Asks GET /health without body or query and reads nothing in the answer; people open / and expect the same.',
  },
  {
    id: 'health/while-predicting',
    source: 'label_studio/ml/models.py: MLBackend.update_state; ML_TIMEOUT_HEALTH = 1 s',
    behaviour:
      'Asks /health before each setup, also while other predictions run, and shows Disconnected when it waits.',
  },
  {
    id: 'setup/version-string',
    source: 'label_studio/ml/models.py: MLBackend.update_state; running 1.23.2',
    behaviour:
      'Stores model_version as that of the backend; with null it predicts again on each look and stores copies.',
  },
  {
    id: 'setup/again-and-again',
    source: 'label_studio/ml/models.py: MLBackend.predict_tasks; running 1.23.2, 1.13.1 and 1.4.1',
    behaviour: 'Calls /setup before each prediction and each look at the settings.',
  },
  {
    id: 'setup/grows-by-release',
    source: 'label_studio/ml/api_connector.py: MLApi.setup of 1.0.0, 1.0.2, 1.6 and 1.12',
    behaviour:
      'Sends project and schema (1.0.0), also hostname and access_token (1.0.2+), model_version (1.6 to 1.11), extra_params (1.12+).',
  },
  {
    id: 'setup/extra-params-of-any-type',
    source: 'label_studio/ml/models.py: MLBackend.extra_params; running 1.23.2 and 1.13.1',
    behaviour: 'Sends extra_params as text from its form and as any JSON value set through its API.',
  },
  {
    id: 'setup/schema-null',
    source: 'label_studio/projects/models.py: Project.label_config',
    behaviour: 'May send null or an empty view as label config of a new project.',
  },
  {
    id: 'setup/refusal-is-shown',
    source: 'label_studio/ml/serializers.py: MLBackendSerializer.validate; running 1.23.2',
    behaviour: 'Refuses to save a backend whose /setup fails, and shows the reason phrase.',
  },
  {
    id: 'versions/exactly-200',
    source: 'label_studio/ml/api.py: MLBackendVersionsAPI',
    behaviour: 'Reads a list under versions of an answer with status 200; 404 reads as a backend that is too old.',
  },
  {
    id: 'versions/get-without-project',
    source: 'label_studio/ml/api_connector.py: MLApi.get_versions; running 1.13.1 and 1.23.2',
    behaviour: 'Asks GET /versions without naming a project (1.8+).',
  },
  {
    id: 'versions/post-with-project',
    source: 'label_studio/ml/api_connector.py: MLApi.get_versions of 1.6',
    behaviour: 'Asks POST /versions with the project uid (1.6 and 1.7).',
  },
  {
    id: 'connector/declared-calls',
    source: 'label_studio/ml/api_connector.py: MLApi.validate, delete, duplicate_model, get_train_job_status',
    behaviour:
      'Declares /validate, /delete, /duplicate_model and /job_status, calls none of them, and would read 410 of a job as removed.',
  },
] as const satisfies readonly Behaviour[]
