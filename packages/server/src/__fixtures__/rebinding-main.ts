import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { serve } from '../app/serve.ts'
import { WordCountModel } from './word-count-model.ts'

/** `rebinding.example` is this machine when it is looked up for the first time, and link-local from then on. */
const { lookup } = dns
let times = 0
dns.lookup = ((hostname: string, ...rest: never[]) => {
  const address = times++ === 0 ? '127.0.0.1' : '169.254.169.254'
  return (lookup as (...of: unknown[]) => void)(hostname === 'rebinding.example' ? address : hostname, ...rest)
}) as typeof lookup
syncBuiltinESMExports()

await serve(WordCountModel)
