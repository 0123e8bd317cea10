// Ends with 0 when the backend in the same container answers /health; needs nothing but Node.
const { PORT, BASIC_AUTH_USER: user, BASIC_AUTH_PASS: password } = process.env
const headers = user ? { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` } : {}
try {
  const answer = await fetch(`http://127.0.0.1:${PORT || 9090}/health`, { headers, signal: AbortSignal.timeout(4000) })
  console.log(`/health answered ${answer.status}`)
  process.exitCode = answer.ok ? 0 : 1
} catch (error) {
  console.log(`/health did not answer: ${error.cause?.code ?? error.message}`)
  process.exitCode = 1
}
