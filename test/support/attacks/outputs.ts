import { renderApp } from '../../../src/builder/render-app.ts'
import { JsonView } from '../../../src/cli/show/json-view.ts'
import { PlainView } from '../../../src/cli/show/plain-view.ts'
import type { RunEvent } from '../../../src/client/client.ts'
import { type AppSpec, appSpecSchema } from '../../../src/core/app-spec/app-spec.ts'
import type { Json } from '../../../src/core/json.ts'
import type { Sandbox } from '../../../src/workspace/sandbox/sandbox.ts'
import { runTests } from '../../../src/workspace/test-run/run-tests.ts'
import { FakeTerminal } from '../../cli/support/fake-terminal.ts'
import { recordedEvents } from '../../cli/support/recorded-events.ts'
import type { Attack } from './attack.ts'
import { honestSpec } from './honest-team.ts'

const markup = `<script>alert(1)</script><img src=x onerror=alert(2)>`
const steering = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e'
const code = `'"\`});process.exit(7);//\${process.exit(8)}`

/** The file that every application gets for its exports, as it runs there. */
const { toCsv } = (await import(new URL('../../../src/builder/runtime/csv.js', import.meta.url).href)) as {
  readonly toCsv: (columns: readonly string[], rows: readonly object[]) => string
}

/** The honest specification with what people read in it changed. */
const titled = (text: string): AppSpec => ({
  ...honestSpec,
  title: text.slice(0, 80),
  summary: text,
  entities: honestSpec.entities.map((entity) => ({
    ...entity,
    title: `${entity.title} ${text}`.slice(0, 80),
    plural: `${entity.plural} ${text}`.slice(0, 80),
    fields: entity.fields.map((field) => ({ ...field, title: `${field.title} ${text}`.slice(0, 80) })),
  })),
})

/** Texts that people or models wrote, of which an event may hold any. */
const free = new Set([
  'title',
  'text',
  'message',
  'why',
  'reason',
  'goal',
  'name',
  'part',
  'summary',
  'question',
  'assumed',
  'requirements',
  'error',
])
function poisoned(value: Json, key = ''): Json {
  if (typeof value === 'string') return free.has(key) ? `${steering}${value}${steering}` : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one: Json) => poisoned(one, key))
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)]))
}

const steers = (printed: string): boolean => /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(printed.replaceAll('\n', ''))
const printed = (
  id: string,
  tries: string,
  show: (terminal: FakeTerminal, events: readonly RunEvent[]) => void,
): Attack => ({
  id: `output/${id}`,
  tries,
  stoppedBy: 'no control character',
  attempt: () => {
    const terminal = new FakeTerminal()
    const events = poisoned(recordedEvents() as unknown as Json) as unknown as readonly RunEvent[]
    show(terminal, events)
    if (!terminal.stdout.includes('owned')) throw new Error('The poison is not in what was printed.')
    return steers(terminal.stdout) || steers(terminal.stderr) ? [] : ['no control character']
  },
})

const readme = (): string =>
  renderApp(titled(markup), { builtBy: 'a test', requirements: markup }).find(({ path }) => path === 'README.md')
    ?.content ?? ''

/** Serves an application whose every title is an attack, and says what its pages hold. */
async function pagesOf(sandbox: Sandbox, text: string): Promise<string> {
  const look = `import { test } from 'node:test'
const url = process.env.APP_URL
test('look', async () => {
  const joined = await fetch(url + '/api/register', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'me@example.org', password: 'correct horse battery' }) })
  const { token } = await joined.json()
  const cookie = joined.headers.get('set-cookie') ?? ''
  const pages = await Promise.all(['/', '/register', '/login', '/tools', '/tools/new', '/loans/new'].map(async (path) => (await fetch(url + path, { headers: { cookie: cookie.split(';')[0], authorization: 'Bearer ' + token } })).text()))
  const all = pages.join('')
  throw new Error(JSON.stringify({ length: all.length, scripts: (all.match(/<script>alert|<img src=x/g) ?? []).length, escaped: (all.match(/&lt;script/g) ?? []).length, status: joined.status }))
})`
  const report = await runTests({
    sandbox,
    app: renderApp(titled(text), { builtBy: 'a test' }),
    tests: [{ path: 'look.test.mjs', content: look }],
    jobId: 'pages',
    trust: 'model',
  })
  return report.tests[0]?.message ?? ''
}

const page = (sandbox: Sandbox, id: string, tries: string, text: string): Attack => ({
  id: `output/${id}`,
  tries,
  stoppedBy: 'escaped',
  attempt: async () => {
    const { length, scripts } = JSON.parse(await pagesOf(sandbox, text)) as {
      readonly length: number
      readonly scripts: number
    }
    return length > 1_000 && scripts === 0 ? ['escaped'] : []
  },
})

/** Markup, escapes of terminals, formulas and code in what is shown, printed and delivered. */
export function outputAttacks(sandbox: Sandbox): readonly Attack[] {
  return [
    printed('terminal', 'steers the terminal of g1 watch', (terminal, events) => {
      const view = new PlainView(terminal, { personas: [], text: false })
      for (const event of events) view.event(event)
    }),
    printed('terminal-json', 'steers it through the lines for programs', (terminal, events) => {
      const view = new JsonView(terminal, { text: false })
      for (const event of events) view.event(event)
    }),
    printed('terminal-text', 'steers it by what a persona writes live', (terminal) => {
      const view = new PlainView(terminal, { personas: [], text: true })
      const persona = { name: 'tester', title: `Tester${steering}` }
      const part = { persona, step: 'write_tests', answer: 'A1', restarted: false, ended: false }
      const pieces = ['\u001b', `]0;owned\u0007${steering} and`, ' more\n']
      for (const [index, text] of pieces.entries()) {
        const offset = pieces.slice(0, index).join('').length
        view.text?.({ ...part, text, offset } as unknown as Parameters<NonNullable<PlainView['text']>>[0])
      }
    }),
    {
      id: 'output/readme',
      tries: 'puts markup into the README of the application',
      stoppedBy: 'escaped',
      attempt: () =>
        /(?<!\\)<(?:script|img)/.test(
          readme()
            .replaceAll(/^>.*$/gm, '')
            .replaceAll(/^```[\s\S]*?^```/gm, ''),
        )
          ? []
          : ['escaped'],
    },
    {
      id: 'output/readme-command',
      tries: 'puts a command of its own into the commands of the README',
      stoppedBy: 'off its schema',
      attempt: () => (appSpecSchema.safeParse(titled('Tool\nrm -rf ~')).success ? [] : ['off its schema']),
    },
    {
      id: 'output/formula',
      tries: 'has a spreadsheet run a formula',
      stoppedBy: 'quoted',
      attempt: () =>
        /(?:^|,)"?[=+@-]/m.test(
          toCsv(
            ['name'],
            ['=HYPERLINK("//evil.example")', '+1+1', '@SUM(A1)', '-2+3'].map((name) => ({ name })),
          ),
        )
          ? []
          : ['quoted'],
    },
    page(sandbox, 'pages', 'puts scripts into the pages of the application', markup),
    page(sandbox, 'source', 'breaks out of a text in the source of the application', code),
  ]
}
