import { hostName } from 'label-studio-ml/containers'
import { expect, test } from 'vitest'

/** What Label Studio's URL check wants of a host that is neither localhost nor an IP: a dot, then a top-level domain. */
const webhookHost = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/

test('Label Studio makes webhooks for the name of an app in the compose network', () => {
  expect(hostName('ner-tagger')).toMatch(webhookHost)
})

test('Label Studio would make none for the bare service name', () => {
  expect('ner-tagger').not.toMatch(webhookHost)
})
