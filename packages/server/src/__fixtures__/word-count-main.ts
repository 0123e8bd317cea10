import { serve } from '../app/serve.ts'
import { WordCountModel } from './word-count-model.ts'

await serve(WordCountModel)
