import { serve } from '@label-studio-ml/server'
import { TextClassifier } from './model.ts'

await serve(TextClassifier)
