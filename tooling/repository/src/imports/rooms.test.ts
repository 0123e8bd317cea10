import { expect, test } from 'vitest'
import { roomCircles, roomImports, roomOf } from './rooms.ts'

test('a room is a folder of the sources, or a file that lies in none', () => {
  expect(roomOf('packages/server/src/http/handlers/predict.ts')).toBe('packages/server/src/http')
  expect(roomOf('packages/server/src/serve.ts')).toBe('packages/server/src/serve.ts')
})

test('rooms that import each other are a circle, also by way of a third one', () => {
  const imports = [
    { from: 'packages/a/src/x/1.ts', to: 'packages/a/src/y/1.ts' },
    { from: 'packages/a/src/x/2.ts', to: 'packages/a/src/x/1.ts' },
    { from: 'packages/a/src/y/2.ts', to: 'packages/a/src/z/1.ts' },
    { from: 'packages/a/src/z/2.ts', to: 'packages/a/src/x/2.ts' },
    { from: 'packages/a/src/v/2.ts', to: 'packages/a/src/x/2.ts' },
  ]
  const [x, y, z] = ['x', 'y', 'z'].map((room) => `packages/a/src/${room}`)
  expect(roomCircles(roomImports(imports))).toEqual([`${x} → ${y} → ${z} → ${x}`])
})
