import type { Behaviour } from './behaviour.ts'

/** How Label Studio calls, and what it makes of any answer. */
export const transportBehaviours = [
  {
    id: 'transport/object-answers',
    source: 'label_studio/ml/models.py: MLBackend.setup_, train; a list is a 500 for the user of running 1.23.2',
    behaviour: 'Reads keys of the parsed answer without looking whether it is an object.',
  },
  {
    id: 'transport/status-tells-failure',
    source: 'label_studio/ml/api_connector.py: BaseHTTPAPI, MLApi._post',
    behaviour:
      'Takes every 2xx with JSON as success and every 4xx and 5xx as failure; an error named in a 200 body is not noticed.',
  },
  {
    id: 'transport/reason-phrase',
    source: 'requests: Response.raise_for_status; running 1.23.2, setup refused with 400',
    behaviour: 'Throws the body of an error away and shows its user the reason phrase.',
  },
  {
    id: 'transport/no-retry-after',
    source: 'urllib3: Retry(total=2); label_studio/ml/api_connector.py: get_session',
    behaviour: 'Sleeps as long as Retry-After says on GET, inside the request of its user.',
  },
  {
    id: 'transport/no-redirects',
    source: 'requests: SessionRedirectMixin.rebuild_method',
    behaviour: 'Follows 301 and 302 of a POST with a GET, so the call is lost.',
  },
  {
    id: 'transport/base-path',
    source: 'label_studio/ml/api_connector.py: BaseHTTPAPI._prepare_url',
    behaviour: 'Keeps the path of the backend’s URL and appends the bare route; the webhook goes to <url>/webhook.',
  },
  {
    id: 'transport/json-without-nan',
    source: 'running 1.23.2 and 1.13.1: 400 for the batch and for opening the task',
    behaviour: 'Cannot store a bare NaN or Infinity.',
  },
  {
    id: 'transport/large-bodies',
    source: 'label_studio/ml/models.py: MLBackend.predict_tasks; settings DATA_UPLOAD_MAX_MEMORY_SIZE',
    behaviour: 'Sends all selected tasks with their annotations in one request, up to 250 MiB.',
  },
  {
    id: 'transport/unknown-keys',
    source: 'running 1.4.1, 1.13.1 and 1.23.2: each sends columns that the others do not',
    behaviour: 'Adds keys to its requests from release to release.',
  },
  {
    id: 'transport/two-agents',
    source: 'label_studio/ml/api_connector.py: headers; label_studio/webhooks/utils.py: run_webhook_sync',
    behaviour:
      'Calls as heartex/<version> through its connector and as python-requests/<version> through its webhooks.',
  },
] as const satisfies readonly Behaviour[]
