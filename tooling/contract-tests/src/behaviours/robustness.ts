import type { Behaviour } from './behaviour.ts'

/** What reaches a backend beside Label Studio. */
export const robustnessBehaviours = [
  {
    id: 'robust/anybody-can-send-anything',
    source: 'a backend listens on a network; RFC 9110, section 15.5',
    behaviour: 'Answers what it cannot read with a 4xx that says why, and goes on.',
  },
  {
    id: 'robust/unknown-routes',
    source: 'RFC 9110, sections 15.5.5 and 15.5.6; probes of load balancers and scanners',
    behaviour: 'Answers other paths with 404 and other methods with 404 or 405, as JSON.',
  },
  {
    id: 'robust/documented',
    source: 'OpenAPI 3.1; people, client generators, Prometheus',
    behaviour: 'Serves the document that describes its routes, a page of it for people, and metrics.',
  },
  {
    id: 'robust/nothing-internal-in-bodies',
    source: 'the Python backend answers tracebacks; label_studio/ml/api_connector.py never shows a body',
    behaviour: 'Keeps stack traces and secrets out of its answers.',
  },
  {
    id: 'robust/secrets-stay-out-of-the-log',
    source:
      'label_studio/ml/api_connector.py: MLApi.setup sends access_token; webhook payloads have task_data_password',
    behaviour: 'Writes no token and no password that Label Studio sends to its log.',
  },
] as const satisfies readonly Behaviour[]
