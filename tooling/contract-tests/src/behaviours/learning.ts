import type { Behaviour } from './behaviour.ts'

/** Events, and what starts a training. */
export const learningBehaviours = [
  {
    id: 'event/every-kind',
    source: 'label_studio/webhooks/models.py: WebhookAction; label_studio/ml/models.py: create_ml_webhook',
    behaviour: 'Subscribes the backend to every kind of event of its project.',
  },
  {
    id: 'event/answered-at-once',
    source: 'label_studio/webhooks/utils.py: run_webhook_sync; WEBHOOK_TIMEOUT = 1 s',
    behaviour: 'Waits one second inside the request of the annotator, never repeats a delivery, ignores the answer.',
  },
  {
    id: 'event/unknown-kinds',
    source: 'label_studio/webhooks/models.py: WebhookAction, by release; Enterprise has more',
    behaviour: 'Adds kinds of events from release to release.',
  },
  {
    id: 'event/without-payload',
    source: 'label_studio/webhooks/models.py: Webhook.send_payload',
    behaviour: 'Sends nothing but the action when the payload is switched off.',
  },
  {
    id: 'event/lists-under-singular-keys',
    source: 'label_studio/webhooks/models.py: ANNOTATIONS_CREATED; running 1.13.1 and 1.23.2',
    behaviour: 'Sends lists under annotation and task when annotations are made from predictions.',
  },
  {
    id: 'event/any-order-and-twice',
    source: 'label_studio/webhooks/utils.py: emit_webhooks; jobs of several workers',
    behaviour: 'Keeps no order between deliveries.',
  },
  {
    id: 'event/skipped-is-cancelled',
    source: 'running 1.23.2, 1.13.1 and 1.4.1: task skipped',
    behaviour: 'Reports a skipped task as ANNOTATION_CREATED with was_cancelled.',
  },
  {
    id: 'event/deleted-by-id',
    source: 'running 1.23.2, 1.13.1 and 1.4.1: annotations and tasks deleted',
    behaviour: 'Names deleted annotations and tasks by their ids only.',
  },
  {
    id: 'event/project-without-uid',
    source: 'label_studio/webhooks/serializers_for_hooks.py: ProjectWebhookSerializer',
    behaviour: 'Sends id and created_at of the project where the connector sends its uid.',
  },
  {
    id: 'train/start-training',
    source: 'label_studio/ml/models.py: MLBackend.train (1.12.1+); running 1.23.2 and 1.13.1',
    behaviour: 'Posts START_TRAINING to /webhook and stores up to 128 characters of the job in the answer.',
  },
  {
    id: 'train/project-updated',
    source: 'label_studio/ml/models.py: MLBackend.train of 1.4.1 to 1.12.0; running 1.4.1',
    behaviour:
      'Starts a training with PROJECT_UPDATED from the connector; the same action from the webhooks is saved settings.',
  },
  {
    id: 'train/all-annotations',
    source: 'label_studio/ml/api_connector.py: MLApi.train of 1.0 to 1.4.0 and 1.6 to 1.11',
    behaviour: 'Posts every annotated task to /train, skipped ones too; clients of 0.9 call them completions.',
  },
  {
    id: 'train/before-its-annotation',
    source: 'label_studio/ml/models.py: start of training on save; running 1.23.2 and 1.4.1',
    behaviour: 'Starts an automatic training before it reports the annotation that caused it.',
  },
  {
    id: 'train/no-progress',
    source: 'label_studio/ml/models.py: MLBackendState.TRAINING; running 1.23.2',
    behaviour: 'Follows no job: the next /setup tells it the version.',
  },
  {
    id: 'train/predicts-meanwhile',
    source: 'label_studio/ml/models.py: MLBackend.predict_tasks',
    behaviour: 'Goes on asking for predictions while a training runs.',
  },
  {
    id: 'train/several-projects',
    source: 'label_studio/ml/models.py: MLBackend.project',
    behaviour: 'Connects several projects, with ids that begin anew on each server, to one backend.',
  },
  {
    id: 'train/kept',
    source: 'label_studio/ml/models.py: MLBackend.model_version',
    behaviour: 'Keeps predictions of a version for ever and expects the version back after a restart.',
  },
] as const satisfies readonly Behaviour[]
