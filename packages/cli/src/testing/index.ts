export { type OpenedModel, openModel, type TaughtAnswer, type TestedClass } from './open-model.ts'
export type { CheckedPrediction } from './predict-one.ts'
