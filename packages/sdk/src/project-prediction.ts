export { predictProject } from './project-prediction/predict-project.ts'
export {
  type PredictedSlot,
  type PredictedTasks,
  type PredictionFailure,
  type PredictProjectOptions,
  type ProjectPredictionClient,
  type ProjectPredictionProgress,
  type TaskClaim,
  type WantedTasks,
  wantedTasks,
} from './project-prediction/project-prediction.ts'
