import { expect } from 'vitest'
import type { TestContext } from '../context/test-context.ts'
import type { ContractTest } from '../contract-test.ts'

const posts = [
  '/setup',
  '/predict',
  '/train',
  '/webhook',
  '/versions',
  '/validate',
  '/delete',
  '/duplicate_model',
  '/job_status',
  '/cancel_training',
]

/** Bodies that are not a JSON object. */
const notObjects: [string, string | Buffer | undefined][] = [
  ['empty', ''],
  ['missing', undefined],
  ['text', 'tasks=1&project=2'],
  ['cut off', '{"tasks": [{"data": {"text": "a'],
  ['followed by more', '{"tasks": []} {"tasks": []}'],
  ['XML', '<?xml version="1.0"?><predict/>'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a number', '1e999'],
  ['a string', '"tasks"'],
  ['with NaN', '{"tasks": [], "score": NaN}'],
  ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22])],
  ['compressed', Buffer.from('1f8b08000000000000ff', 'hex')],
  ['an endless nesting', '['.repeat(100_000)],
]

const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`

/** Objects of the wrong form: 400, or taken with what can be read. */
const wrongForms: string[] = [
  '{"project": {"id": 1}, "tasks": [], "schema": 5}',
  '{"project": ["1.1"], "tasks": {}, "annotations": {}, "config": 1, "job": []}',
  '{"project": true, "tasks": "all", "label_config": {"View": []}}',
  '{"project": "../../etc/passwd", "tasks": [], "job": "../x", "project_src": "..", "project_dst": "/"}',
  '{"project": "1.1", "tasks": [], "params": "none", "annotations": [7], "action": 5}',
  '{"project": "1.1", "tasks": [], "params": {"context": 5, "login": {}}, "annotations": [{"data": 1}]}',
  '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "tasks": []}',
  '{"tasks": [{"data": {"__proto__": {"polluted": 1}, "text": "a"}}], "project": "__proto__"}',
  '{"project": "constructor", "tasks": [], "job": "__proto__", "config": "", "project_src": "toString", "project_dst": "x"}',
  `{"project": "1.1", "tasks": [], "params": ${deep}}`,
  `{"project": "${'9'.repeat(5000)}", "tasks": [], "job": "${'j'.repeat(5000)}"}`,
  '{"project": "1.1", "tasks": [], "label_config": "<!DOCTYPE a [<!ENTITY b \\"bb\\">]><View>&b;</View>", "schema": "<!DOCTYPE a SYSTEM \\"file:///etc/passwd\\"><View/>", "config": "<!DOCTYPE a><View/>"}',
]

/** Bodies above 256 KB, with a list that is not a list, has no end, or is not alone. */
const padding = 'x'.repeat(300_000)
const largeBodies: string[] = [
  `{"tasks": [${'1 '.repeat(150_000)}]}`,
  `{"tasks": [${'{},'.repeat(100_000)}]}`,
  `{"tasks": [${'{},'.repeat(100_000)}{}`,
  `{"tasks": [${'}'.repeat(300_000)}]}`,
  `{"tasks": ["${padding}]}`,
  `{"tasks": [], "project": {"a": "${padding}"}}`,
  `{"other": {"tasks": [1]}, "padding": "${padding}"}`,
  `"tasks": [{"a": "${padding}"}]`,
]

const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
const nestings: [string, string][] = [
  ['/predict', `{"tasks": [${nested}]}`],
  ['/predict', `{"tasks": [{"data": ${nested}}]}`],
  ['/setup', `{"project": "999999997.1", "extra_params": ${nested}}`],
  [
    '/webhook',
    `{"action": "ANNOTATION_CREATED", "project": {"id": 999999997}, "task": {"id": 1, "data": {}}, "annotation": {"id": 1, "result": [{"value": ${nested}}]}}`,
  ],
  ['/train', `{"project": "999999997.1", "annotations": [{"data": {"a": ${nested}}, "annotations": [{"id": 1}]}]}`],
]

export const hostileBodyTests: ContractTest[] = [
  ...notObjects.map(
    ([title, body]): ContractTest => ({
      title: `a body that is ${title} is 400 on every route, with a reason`,
      cites: ['robust/anybody-can-send-anything', 'robust/nothing-internal-in-bodies', 'transport/reason-phrase'],
      run: async (context) => {
        for (const path of posts)
          expect(await context.call({ method: 'POST', path, body })).toMatchObject({ status: 400 })
        await expectAlive(context)
      },
    }),
  ),
  ...wrongForms.map(
    (body): ContractTest => ({
      title: `${body.slice(0, 70)} … is never a failure of ours`,
      cites: ['robust/anybody-can-send-anything', 'robust/nothing-internal-in-bodies'],
      run: async (context) => {
        for (const path of posts) {
          const { status } = await context.call({ method: 'POST', path, body })
          expect(status, path).toBeLessThan(500)
        }
        await expectAlive(context)
      },
    }),
  ),
  ...largeBodies.map(
    (body): ContractTest => ({
      title: `a large body, ${body.slice(0, 30)}…${body.slice(-12)}, is 400`,
      cites: ['robust/anybody-can-send-anything', 'transport/large-bodies'],
      run: async (context) => {
        expect(await context.call({ method: 'POST', path: '/predict', body })).toMatchObject({ status: 400 })
        expect((await context.call({ method: 'POST', path: '/train', body })).status).toBeLessThan(500)
        await expectAlive(context)
      },
    }),
  ),
  ...nestings.map(
    ([path, body]): ContractTest => ({
      title: `${path} takes or refuses ${body.slice(0, 50)}… nested 50,000 deep`,
      cites: ['robust/anybody-can-send-anything'],
      run: async ({ call }) => {
        expect((await call({ method: 'POST', path, body })).status).toBeLessThan(500)
      },
    }),
  ),
  {
    title: 'a content type that is not JSON changes nothing',
    cites: ['robust/anybody-can-send-anything'],
    run: async ({ call, project, sample }) => {
      const body = JSON.stringify({ project: project().uid, tasks: sample.tasks(1), label_config: sample.labelConfig })
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-8']) {
        const headers = { 'content-type': type }
        expect(await call({ method: 'POST', path: '/predict', body, headers })).toMatchObject({ status: 200 })
      }
    },
  },
  {
    title: 'a body above the limit is 413, with the setting that raises it',
    cites: ['transport/large-bodies', 'robust/anybody-can-send-anything'],
    settings: 'guarded',
    run: async (context) => {
      const body = { tasks: [{ id: 1, data: { text: 'x'.repeat(1_200_000) } }] }
      const answer = await context.call({ method: 'POST', path: '/predict', body })
      expect(answer).toMatchObject({ status: 413, reason: expect.stringContaining('BODY_LIMIT_MB') })
      await expectAlive(context)
    },
  },
]

async function expectAlive({ call }: TestContext): Promise<void> {
  expect(await call({ method: 'GET', path: '/health' })).toMatchObject({ status: 200 })
}
