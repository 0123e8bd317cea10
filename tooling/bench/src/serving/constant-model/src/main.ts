import { serve } from '@label-studio-ml/server'
import { ConstantModel } from './constant-model.ts'

await serve(ConstantModel)
