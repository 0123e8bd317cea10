/** Of Amazon, Google and those who speak as they do. */
const signatureNames =
  /^(x-amz-.+|x-goog-.+|awsaccesskeyid|googleaccessid|signature|expires|key-pair-id|policy|security-token)$/i
/** Of Azure; names so short count only beside `sig`. */
const sharedAccessNames = /^(sv|ss|srt|sp|st|se|spr|sig|sr|si|sip|skoid|sktid|skt|ske|sks|skv|saoid|suoid|scid|sdd)$/

/** Whether the query is a permission of its own, which no other one may come with. */
export function isPresigned({ searchParams }: URL): boolean {
  return (
    searchParams.has('sig') ||
    [...searchParams.keys()].some((name) => /signature$|^x-(amz|goog)-credential$/i.test(name))
  )
}

/** The same URL for each time that it is signed: without signature, credentials and fragment. */
export function withoutSignature(url: URL): string {
  const plain = new URL(url)
  plain.username = plain.password = plain.hash = ''
  if (!isPresigned(url)) return plain.href
  const isShared = url.searchParams.has('sig')
  for (const name of [...plain.searchParams.keys()]) {
    if (signatureNames.test(name) || (isShared && sharedAccessNames.test(name))) plain.searchParams.delete(name)
  }
  return plain.href
}
