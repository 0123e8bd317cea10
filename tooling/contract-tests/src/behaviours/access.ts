import type { Behaviour } from './behaviour.ts'

/** What Label Studio sends to prove who it is. */
export const accessBehaviours = [
  {
    id: 'access/basic-on-every-call',
    source: 'label_studio/ml/api_connector.py: BaseHTTPAPI.__init__; running 1.23.2 and 1.13.1',
    behaviour:
      'Sends Basic credentials on health, setup, predict, versions and START_TRAINING when user and password are set (1.12+).',
  },
  {
    id: 'access/wrong-credentials-are-401',
    source: 'label_studio/ml/serializers.py: MLBackendSerializer.validate',
    behaviour:
      'Tells its user that the credentials are wrong when /health answers 401; 403 looks like any other failure.',
  },
  {
    id: 'access/latin-1',
    source: 'requests: auth._basic_auth_str; running 1.23.2',
    behaviour: 'Encodes user and password as Latin-1; other clients use UTF-8.',
  },
  {
    id: 'access/webhooks-carry-no-credentials',
    source: 'label_studio/webhooks/utils.py: run_webhook_sync; running 1.23.2, webhook of a backend with Basic auth',
    behaviour:
      'Delivers webhooks without the backend’s credentials; only headers of the webhook itself and its URL can carry a secret.',
  },
  {
    id: 'access/credentials-in-url',
    source: 'requests: Session.prepare_request, get_auth_from_url',
    behaviour:
      'Turns user:password@host of a URL into Basic credentials, for the backend before 1.12 and for webhooks always.',
  },
] as const satisfies readonly Behaviour[]
