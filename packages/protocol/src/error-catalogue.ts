import { mediaErrors } from './media-errors.ts'

/** What is known about an error before it happens. */
export interface ErrorEntry {
  /** Of the answer to a request that meets the error. */
  readonly status: number
  readonly when: string
  readonly fix: string
  /** A server error whose messages have nothing internal: the caller gets them, where others give `when`. */
  readonly hasPublicMessage?: boolean
}

/** Every error the backend can raise. `docs/errors.md` is written from it. */
export const errorCatalogue = {
  BODY_NOT_JSON: {
    status: 400,
    when: 'The request body is not JSON, or not a JSON object.',
    fix: 'Send one JSON object, encoded as UTF-8.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    when: 'The request body is larger than the limit.',
    fix: 'Send fewer tasks at once or raise BODY_LIMIT_MB.',
  },
  ITEM_TOO_LARGE: {
    status: 413,
    when: 'One task, or another part of the request, is larger than the limit.',
    fix: 'Leave it out or raise ITEM_LIMIT_MB.',
  },
  LIST_TOO_LONG: {
    status: 413,
    when: 'A list of the request has more items than the limit.',
    fix: 'Send fewer at once, or raise MAX_WAITING_TASKS (of /predict) or MAX_TRAINING_ITEMS (of any other route).',
  },
  UPLOAD_STALLED: {
    status: 408,
    when: 'The body of the request stopped coming before its end, or the backend was stopped first.',
    fix: 'Send it again, or raise UPLOAD_TIMEOUT_SECONDS.',
  },
  UPLOADS_OVERLOADED: {
    status: 503,
    when: 'The bodies of all requests together are larger than the limit.',
    fix: 'Ask again later, or raise BUFFERED_BODIES_LIMIT_MB.',
    hasPublicMessage: true,
  },
  REQUEST_INVALID: {
    status: 400,
    when: 'A field of the request has a type the route cannot read.',
    fix: 'Send the field as the OpenAPI document describes it.',
  },
  CREDENTIALS_WRONG: {
    status: 401,
    when: 'Basic credentials are required and are absent or wrong.',
    fix: 'Give Label Studio the user and password of BASIC_AUTH_USER and BASIC_AUTH_PASS.',
  },
  WEBHOOK_SECRET_WRONG: {
    status: 401,
    when: 'A webhook delivery carries neither the shared secret nor valid credentials.',
    fix: 'Put the secret in the header X-Webhook-Secret or in the URL, or credentials in the URL.',
  },
  CROSS_SITE_REQUEST: {
    status: 403,
    when: 'A browser sent the request for a page that does not come from this backend.',
    fix: 'Call the backend from a server or its own page; a proxy before it has to pass the header Host or X-Forwarded-Host on.',
  },
  ROUTE_UNKNOWN: {
    status: 404,
    when: 'No route has this method and path.',
    fix: 'Use a route of the OpenAPI document.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    when: 'The path exists, but not with this method.',
    fix: 'Use one of the methods of the Allow header.',
  },
  PROJECT_UNKNOWN: {
    status: 404,
    when: 'Nothing is kept for the project that the request names.',
    fix: 'Name a project that is connected to this backend.',
  },
  JOB_UNKNOWN: {
    status: 410,
    when: 'No job has this id.',
    fix: 'Use the job id that the training request answered.',
  },
  LABEL_CONFIG_SYNTAX: {
    status: 400,
    when: 'The label config is not well-formed XML, or has a DTD.',
    fix: 'Correct the XML at the line that the message names.',
  },
  LABEL_CONFIG_TAG: {
    status: 400,
    when: 'Two control or object tags of the label config have the same name.',
    fix: 'Rename one of the tags that the message names.',
  },
  LABEL_CONFIG_TOO_LARGE: {
    status: 413,
    when: 'The label config is larger than the limit, or has more tags or attributes than Label Studio can show.',
    fix: 'Shorten what the message names (a Taxonomy can load its choices with apiUrl), or raise LABEL_CONFIG_LIMIT_MB.',
  },
  LABEL_CONFIG_UNFIT: {
    status: 400,
    when: 'The label config has no control tag that this model can fill, or one with a setting that it cannot use.',
    fix: 'Correct what the message names, or connect another model.',
  },
  EXTRA_PARAMS_INVALID: {
    status: 400,
    when: '"Extra params" of the model in Label Studio do not fit the schema that the model has for them.',
    fix: 'Correct the ones that the message names under Settings > Model, or in EXTRA_PARAMS of the backend.',
  },
  CONTROL_UNKNOWN: {
    status: 500,
    when: 'A model asked for a control or object tag that the label config does not have.',
    fix: 'Use one of the names that the message lists.',
  },
  CONTROL_MISMATCH: {
    status: 500,
    when: 'A model used the builder of one control tag on another.',
    fix: 'Use the builder of that control tag.',
  },
  LABEL_UNKNOWN: {
    status: 500,
    when: 'A model predicted a label that the control tag does not have.',
    fix: 'Map the model’s classes to the labels of the control tag.',
  },
  REGION_INVALID: {
    status: 500,
    when: 'A region does not fit the label config or the value format of its control tag.',
    fix: 'Build regions with the builders of the control tag.',
  },
  TASK_INVALID: {
    status: 500,
    when: 'A task lacks the data field that the object tag names, or holds it in another type.',
    fix: 'Import the task with that field.',
  },
  ...mediaErrors,
  STATE_INVALID: {
    status: 500,
    when: 'A value put into the key-value state cannot be given back exactly.',
    fix: 'Put in JSON values only.',
  },
  MODEL_LOAD_FAILED: {
    status: 503,
    when: 'The model of this version could not be set up.',
    fix: 'See the log line with the same request id.',
  },
  PREDICTION_FAILED: {
    status: 503,
    when: 'None of the tasks could be predicted; only Label Studio before 1.12 is told so, newer ones get an empty list for each.',
    fix: 'Look for "prediction failed" in the log, then retrieve predictions again.',
    hasPublicMessage: true,
  },
  OVERLOADED: {
    status: 503,
    when: 'More predictions wait than the limit allows.',
    fix: 'Ask again later, or raise MAX_WAITING_TASKS.',
    hasPublicMessage: true,
  },
  CONFIGURATION_INVALID: {
    status: 500,
    when: 'An environment variable or option has a value that cannot be used.',
    fix: 'Correct the variable that the message names.',
  },
  PORT_TAKEN: {
    status: 500,
    when: 'Another process listens on the port.',
    fix: 'Choose another: PORT=9091 npm start.',
  },
  MODEL_DIR_UNUSABLE: {
    status: 500,
    when: 'MODEL_DIR cannot be created, read or written, or what it holds is damaged.',
    fix: 'Give a folder that this user can write, or remove what the message names.',
  },
  MODEL_DIR_LOST: {
    status: 503,
    when: 'MODEL_DIR was removed or replaced while the backend runs, so that nothing can be kept.',
    fix: 'Put the folder in place and restart the backend; Label Studio’s events since then are lost.',
  },
  TRAINING_FAILED: {
    status: 500,
    when: 'A training job ended without a new version.',
    fix: 'See the log of the job.',
  },
  LABEL_STUDIO_UNREACHABLE: {
    status: 502,
    when: 'No connection to Label Studio was possible, or it broke off, or no answer came in time.',
    fix: 'Check LABEL_STUDIO_URL and that Label Studio runs there. For a certificate of your own set LABEL_STUDIO_CA_FILE.',
  },
  LABEL_STUDIO_ADDRESS_REFUSED: {
    status: 502,
    when: 'An address of Label Studio that only /setup named leads to a link-local one or to a service of the cloud, which may give out credentials.',
    fix: 'Set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY, if Label Studio is there.',
  },
  LABEL_STUDIO_KEY_REFUSED: {
    status: 502,
    when: 'Label Studio does not accept the API key.',
    fix: 'Create a Personal Access Token (Account & Settings) and set LABEL_STUDIO_API_KEY.',
  },
  LABEL_STUDIO_FORBIDDEN: {
    status: 502,
    when: 'The user of the API key may not do this, or Label Studio refuses the address that it was given.',
    fix: 'Use the key of a member of the project, or do what the message says.',
  },
  LABEL_STUDIO_NOT_FOUND: {
    status: 502,
    when: 'Label Studio has no such project, task or route.',
    fix: 'Check the id, the path prefix of LABEL_STUDIO_URL and the release of Label Studio.',
  },
  LABEL_STUDIO_REJECTED: {
    status: 502,
    when: 'Label Studio found something wrong in what it was sent.',
    fix: 'Correct what the message names.',
  },
  LABEL_STUDIO_FAILED: {
    status: 502,
    when: 'Label Studio, or a proxy in front of it, answered with an error of its own, also after several tries.',
    fix: 'See the log of Label Studio, then try again.',
  },
  LABEL_STUDIO_ANSWER_UNREADABLE: {
    status: 502,
    when: 'What answered at LABEL_STUDIO_URL is not Label Studio, or its answer ended too early.',
    fix: 'Check LABEL_STUDIO_URL, with its path prefix.',
  },
  PREDICTIONS_DROPPED: {
    status: 502,
    when: 'Label Studio stored fewer predictions than it was sent; it drops those that do not fit the label config.',
    fix: 'Check them against the label config of the project, or send them one by one: then each error is told.',
  },
  JSON_LIST_INVALID: {
    status: 400,
    when: 'A list of JSON items, or a file of JSON lines, has an item that is not JSON, or ends too early.',
    fix: 'Correct the item that the message names.',
  },
  ROWS_UNREADABLE: {
    status: 400,
    when: 'A file of rows or labels has no sense as a whole: its header, its format, or columns that a command needs.',
    fix: 'Correct the file at the line that the message names, or say with an option what its columns mean.',
  },
  INTERNAL: {
    status: 500,
    when: 'Something failed that has no code of its own.',
    fix: 'See the log line with the same request id.',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorCatalogue
