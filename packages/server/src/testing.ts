export {
  annotationEvent,
  type JobEnd,
  projectPayload,
  startTestBackend,
  type TestBackend,
  type TestBackendOptions,
} from './testing/test-backend.ts'
