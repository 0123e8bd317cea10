import { expect, test } from 'vitest'
import { createAddressGuard, isPublic } from './address-guard.ts'

test.each(['8.8.8.8', '2606:4700:4700::1111', '64:ff9b::808:808', '::ffff:8.8.8.8'])(
  '%s is on the internet',
  (address) => {
    expect(isPublic(address)).toBe(true)
  },
)

test.each(
  `127.0.0.1 127.255.1.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 192.0.2.1 198.18.0.1
  224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:a9fe:a9fe 64:ff9b::7f00:1 64:ff9b:1::1
  64:ff9b:1:7f00:1::808:808 168.63.129.16 100.100.100.200 fd00:ec2::254 2002:7f00:1:: 2001:db8::1 fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd12::1 ff02::1 2001::1`.split(
    /\s+/,
  ),
)('%s is not', (address) => {
  expect(isPublic(address)).toBe(false)
})

test.each([
  ['files.local', 80, 'files.local', true],
  ['files.local', 80, 'other.local', false],
  ['files.local:9000', 9000, 'files.local', true],
  ['files.local:9000', 9001, 'files.local', false],
  ['10.1.0.0/16', 80, 'any.local', true],
  ['10.1.2.3', 80, 'any.local', true],
  ['10.1.2.4', 80, 'any.local', false],
  ['10.1.2.3:9000', 9000, '10.1.2.3', true],
  ['10.1.2.3:9000', 80, '10.1.2.3', false],
  ['[fd00::1]:9000', 9000, 'fd00::1', true],
  ['[fd00::1]:9000', 80, 'fd00::1', false],
  [' FILES.local ', 80, 'Files.Local', true],
])('with %s allowed, port %i of %s at 10.1.2.3 is reached: %s', (entry, port, hostname, isReached) => {
  expect(createAddressGuard([entry]).ruleFor({ hostname, port })('10.1.2.3')).toBe(isReached)
})

test.each(['http://files.local', '10.1', 'a b', '10.0.0.0/99', '*', ''])('"%s" is no allowed host', (entry) => {
  expect(() => createAddressGuard([entry])).toThrow(`"${entry}" is no allowed host`)
})

test('Label Studio is reached where it is, but no link-local address, which gives out credentials of the cloud', () => {
  const guard = createAddressGuard([])
  guard.trustLabelStudio('http://ls.local:8080/prefix')
  const rule = guard.ruleFor({ hostname: 'ls.local', port: 8080 })
  const refused = '169.254.169.254 fe80::1 ::ffff:a9fe:a9fe 64:ff9b::a9fe:a9fe fd00:ec2::254 100.100.100.200'
  expect(['127.0.0.1', '0.0.0.0', '10.1.2.3', 'fd12::1'].map(rule)).toEqual([true, true, true, true])
  expect(refused.split(' ').filter(rule)).toEqual([])
  expect(guard.ruleFor({ hostname: 'ls.local', port: 5432 })('10.1.2.3')).toBe(false)
  guard.trustLabelStudio('https://[fd00::1]/')
  expect(guard.ruleFor({ hostname: 'fd00::1', port: 443 })('fd00::1')).toBe(true)
})
