export { type BackendOptions, createBackend, type RunningBackend } from './create-backend.ts'
export { serve } from './serve.ts'
