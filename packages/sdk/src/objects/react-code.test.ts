import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { taskOf } from './__fixtures__/tag-of.ts'

it('code has its field, or all data of the task', () => {
  const code = (written: string, tag = 'ReactCode') =>
    parseLabelConfig(`<View><${tag} name="o" toName="o" ${written}</${tag}></View>`).object('o')
  const own = code('data="$x">code')
  expect(own.is('ReactCode') && own.dataOf(taskOf(3))).toBe(3)
  const whole = code('><![CDATA[() => $missing < 1]]>')
  expect(whole.is('ReactCode') && whole.dataOf(taskOf(3))).toEqual({ x: 3 })
  const older = code('>$x', 'CustomInterface')
  expect(older.is('CustomInterface') && older.dataOf(taskOf(3))).toEqual({ x: 3 })
})
