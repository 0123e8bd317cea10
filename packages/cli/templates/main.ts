import { serve } from '@label-studio-ml/server'
import { GeneratedModel } from './model.ts'

await serve(GeneratedModel)
