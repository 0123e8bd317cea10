import assert from 'node:assert/strict'

/** Asks a backend for the choice of a text, which must be this one. Throws. */
export async function askForChoice(url: string, labelConfig: string, choice: string): Promise<void> {
  const tasks = [{ id: 1, data: { text: 'fine' } }]
  const body = JSON.stringify({ tasks, label_config: labelConfig, project: '1.1700000000' })
  const response = await fetch(`${url}/predict`, { method: 'POST', body })
  const answer = await response.text()
  assert.equal(response.status, 200, `/predict answered ${response.status}: ${answer}`)
  assert.deepEqual(JSON.parse(answer).results[0].result[0].value, { choices: [choice] })
}
