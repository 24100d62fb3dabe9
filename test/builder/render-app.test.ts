import { describe, expect, test } from 'vitest'
import { renderApp } from '../../src/builder/render-app.ts'
import * as specs from './specs/specs.ts'
import { appSpec, entity, field, reference } from './specs/spec-parts.ts'

const options = { builtBy: 'Built by rules, without a language model.' }
const contentOf = (spec: Parameters<typeof renderApp>[0], path: string, more: object = {}): string =>
  renderApp(spec, { ...options, ...more }).find((file) => file.path === path)?.content ?? ''

describe('rendering', () => {
  test.each(Object.entries(specs))('%s gives the same bytes twice, each path once, sorted', (_, spec) => {
    const files = renderApp(spec, options)
    expect(renderApp(structuredClone(spec), options)).toEqual(files)
    const paths = files.map(({ path }) => path)
    expect(paths).toEqual([...new Set(paths)].toSorted())
    for (const path of ['README.md', 'package.json', 'server.js', '.gitignore', 'public/style.css', 'src/app.js'])
      expect(paths).toContain(path)
  })

  test('an application without accounts has no file about them', () => {
    const paths = renderApp(specs.shop, options).map(({ path }) => path)
    expect(paths.filter((path) => path.includes('account'))).toEqual([])
    expect(renderApp(specs.fitness, options).map(({ path }) => path)).toContain('src/accounts.js')
  })

  test('the package needs nothing', () => {
    const manifest: unknown = JSON.parse(contentOf(specs.shop, 'package.json'))
    expect(manifest).toMatchObject({
      type: 'module',
      engines: { node: '>=22.13' },
      scripts: { start: 'node server.js' },
    })
    expect(manifest).not.toHaveProperty('dependencies')
  })

  test('words that mean something to SQL or JavaScript can name things', () => {
    const spec = appSpec('Odd', [
      entity('order', [field('group', 'text', { required: true }), field('select', 'integer')], { path: 'orders' }),
      entity('class', [reference('order', 'order'), field('text', 'text')], { path: 'classes', label: 'text' }),
    ])
    expect(contentOf(spec, 'src/entities/order.js')).toContain('"group" text not null')
    expect(contentOf(spec, 'src/entities/class.js')).toContain('export const classEntity = {')
  })

  test('quotes in titles stay text', () => {
    const title = `It's "x" \\ \${1} \`y\` */`
    const spec = appSpec(title, [entity('thing', [field('name', 'text', { title })], { title, plural: title })])
    expect(contentOf(spec, 'src/entities/thing.js')).toContain(`text('It\\'s "x" \\\\ \${1} \`y\` */')`)
  })

  test('the README tells who built it, what is served and what is not, and quotes the requirements as text', () => {
    const spec = {
      ...specs.fitness,
      demands: [
        {
          id: 'C1.1',
          clause: 'C1',
          part: 'one to 600 minutes',
          subject: { kind: 'range' as const, entity: 'workout', field: 'duration' },
        },
      ],
      unserved: [{ clause: 'C2', part: 'send e-mails', why: 'The application sends nothing.' }],
      assumptions: [{ id: 'A1', text: 'A workout has a name.', source: 'domain:fitness' }],
    }
    const readme = contentOf(spec, 'README.md', { requirements: 'Build it.\n<script>alert(1)</script>' })
    expect(readme).toContain('Built by rules, without a language model.')
    expect(readme).toContain("- C1.1: A workout's duration is between 1 and 600 minutes. (“one to 600 minutes”)")
    expect(readme).toContain('- C2: “send e-mails” The application sends nothing.')
    expect(readme).toContain('- A1: A workout has a name. (domain:fitness)')
    expect(readme).toContain('> \\<script\\>alert(1)')
    expect(readme).toContain(
      'The first account that registers gets the role "Admin"; everyone after that gets "Member".',
    )
  })
})
