import { expect, test } from 'vitest'
import { isLinkLocal } from './link-local.ts'

test.each(
  '169.254.169.254 fe80::1 fe80::1%eth0 ::ffff:a9fe:a9fe 64:ff9b::a9fe:a9fe 100.100.100.200 168.63.129.16 fd00:ec2::254 fd20:ce::254 224.0.0.1'.split(
    ' ',
  ),
)('%s may give out credentials of a cloud', (address) => {
  expect(isLinkLocal(address)).toBe(true)
})

test.each(['127.0.0.1', '0.0.0.0', '::1', '10.1.2.3', '192.168.1.1', 'fd12::1', '8.8.8.8', '100.100.100.201'])(
  '%s does not',
  (address) => {
    expect(isLinkLocal(address)).toBe(false)
  },
)
