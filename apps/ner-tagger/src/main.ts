import { serve } from '@label-studio-ml/server'
import { NerTagger } from './model.ts'

await serve(NerTagger)
