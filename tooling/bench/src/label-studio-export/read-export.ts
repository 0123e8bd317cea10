import { createLabelStudioClient } from '@label-studio-ml/sdk/label-studio'

/** A program: reads the export of project 7 from the address it is given and prints as JSON what it took. */
const client = createLabelStudioClient({ url: process.argv[2] ?? '', apiKey: 'a'.repeat(40) })
const started = performance.now()
let annotations = 0
for await (const task of client.exportTasks(7)) annotations += task.annotations.length
const seconds = (performance.now() - started) / 1000
await client.close()
const memoryMB = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ annotations, seconds: Number(seconds.toFixed(1)), memoryMB }))
