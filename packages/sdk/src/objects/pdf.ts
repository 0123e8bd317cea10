import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import type { ObjectSupport } from './object-support.ts'
import { requireUrl } from './task-value.ts'

/** The URL of the PDF file. */
function urlOf(object: ObjectTagData, task: Task): string {
  return requireUrl(object, object.valueOf(task.data), 'import the URL of a PDF file')
}

/** A PDF of one empty page with sides of this many points. */
function onePage(width: number, height: number): string {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]>>`,
  ]
  let file = '%PDF-1.4\n'
  const entries = objects.map((written, index) => {
    const entry = `${String(file.length).padStart(10, '0')} 00000 n \n`
    file += `${index + 1} 0 obj${written}endobj\n`
    return entry
  })
  const references = `xref\n0 4\n0000000000 65535 f \n${entries.join('')}`
  return `${file}${references}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`
}

/** `<Pdf>`: a document by pages. */
export const pdf = {
  tag: 'Pdf',
  methods: { urlOf },
  sample: (_, random) =>
    `data:application/pdf;base64,${btoa(onePage(random.integer(50, 600), random.integer(50, 800)))}`,
} as const satisfies ObjectSupport
