/** The benchmarks by name; each prints its result when its module is imported. */
const benchmarks: Record<string, () => Promise<unknown>> = {
  'health-during-predict': () => import('./health-during-predict.ts'),
  'import-labels': () => import('./import-labels.ts'),
  'kill-stages': () => import('./kill-stages.ts'),
  'label-configs': () => import('./label-configs.ts'),
  'label-studio-export': () => import('./label-studio-export.ts'),
  masks: () => import('./masks.ts'),
  media: () => import('./media.ts'),
  'ner-crf': () => import('./ner-crf.ts'),
  'predict-project': () => import('./predict-project.ts'),
  'predict-rows': () => import('./predict-rows.ts'),
  'predict-while-training': () => import('./predict-while-training.ts'),
  'prediction-check': () => import('./prediction-check.ts'),
  'text-classifier': () => import('./text-classifier.ts'),
  throughput: () => import('./throughput.ts'),
}

const name = process.argv[2] ?? ''
const benchmark = benchmarks[name]
if (benchmark === undefined) {
  console.error(`Usage: pnpm bench <name>. Expected one of ${Object.keys(benchmarks).join(', ')}, got "${name}".`)
  process.exitCode = 1
} else {
  await benchmark()
}
