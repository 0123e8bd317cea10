const content = 'BT /F1 14 Tf 30 245 Td (Harbor Foods) Tj 0 -20 Td (Total 12.50) Tj ET'
const objects = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
  `<</Length ${content.length}>>stream\n${content}\nendstream`,
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
]

/** A PDF of one page with two lines, as a data URL. */
export const receiptPdf = `data:application/pdf;base64,${btoa(writePdf())}`

function writePdf(): string {
  let file = '%PDF-1.4\n'
  const entries = objects.map((written, index) => {
    const entry = `${String(file.length).padStart(10, '0')} 00000 n \n`
    file += `${index + 1} 0 obj${written}endobj\n`
    return entry
  })
  const size = objects.length + 1
  const references = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`
  return `${file}${references}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`
}
