import { figure, list, names, part, text } from '../../../live/event-data.ts'
import { hub } from '../../../words/hub.ts'
import { say } from '../../../words/say.ts'
import type { Block, Point, Row } from './block.ts'
import { readSpecification } from './read-specification.ts'

const words = hub.content
const columns = words.columns

/** What an entry's content says, part by part; a content of a form that is not known here has none. */
export function readContent(kind: string, content: unknown): readonly Block[] {
  const blocks = readers[kind]?.(content) ?? [prose(content, 'text'), points(words.decisions, content, 'statements')]
  return blocks.filter(hasSomething)
}

type Reader = (content: unknown) => readonly Block[]

const readers: Readonly<Record<string, Reader>> = {
  workflow_draft: (content) => [
    points(words.reasons, content, 'reasons'),
    ...list(part(content, 'workflow'), 'nets').map((net) =>
      table(words.steps, [columns.step, columns.who, columns.goal], list(net, 'steps'), (step) => [
        plain(step, 'id'),
        plain(step, 'who') || plain(step, 'by'),
        plain(step, 'goal'),
      ]),
    ),
    revision(content),
  ],
  team_draft: (content) => [
    points(words.reasons, content, 'reasons'),
    table(
      words.members,
      [columns.persona, columns.tier, columns.step, columns.why],
      list(content, 'members'),
      (one) => [plain(one, 'persona'), plain(one, 'tier'), names(one, 'steps').join(', '), plain(one, 'why')],
    ),
    revision(content),
  ],
  rules_draft: (content) => [
    points(words.reasons, content, 'reasons'),
    table(words.handoffs, [columns.from, columns.to, columns.kinds], list(content, 'handoffs'), (one) => [
      plain(one, 'from'),
      plain(one, 'to'),
      names(one, 'kinds').map(kindWord).join(', '),
    ]),
    revision(content),
  ],
  clause_review: (content) => [
    {
      kind: 'points',
      title: words.questions,
      points: list(content, 'questions').map((one) => ({
        text: plain(one, 'question'),
        more: say(words.assumedSo, { text: plain(one, 'assumed') }),
        clauses: names(one, 'clauses'),
      })),
    },
    points(words.missing, content, 'missing'),
    table(words.kinds, [columns.clause, columns.kind, columns.why], list(content, 'clauses'), (one) => [
      plain(one, 'id'),
      plain(one, 'kind'),
      plain(one, 'why'),
    ]),
  ],
  specification: readSpecification,
  design_part: (content) => [
    points(words.decisions, content, 'decisions'),
    points(words.indexes, content, 'indexes'),
    ...list(content, 'rules').map(
      (one): Block => ({
        kind: 'points',
        title: say(words.rules, { entity: plain(one, 'entity') }),
        points: [{ text: plain(one, 'why'), more: null, clauses: [] }],
      }),
    ),
  ],
  design: (content) => [
    points(words.decisions, content, 'decisions'),
    points(words.conflicts, content, 'conflicts'),
    ...readSpecification(part(content, 'spec')),
  ],
  acceptance_tests: (content) => [
    table(words.tests, [columns.test, columns.file], list(content, 'tests'), (one) => [
      plain(one, 'title'),
      plain(one, 'file'),
    ]),
    points(words.untested, content, 'untested'),
    {
      kind: 'files',
      title: columns.files,
      files: list(content, 'files').map((one) => ({ path: plain(one, 'path'), text: plain(one, 'content') })),
    },
  ],
  test_amendment: (content) => [
    points(words.amendments, content, 'amendments'),
    points(words.refused, content, 'refused'),
    ...list(content, 'amendments').flatMap((one) => patches(plain(one, 'test'), one)),
  ],
  amendment_check: readVerdict,
  verdict: readVerdict,
  qa_report: readVerdict,
  work_list: (content) => [
    prose(content, 'summary'),
    items(content),
    points(words.disputes, content, 'disputes'),
    { kind: 'points', title: words.notes, points: names(content, 'notes').map(bare) },
  ],
  file_edit: readEdits,
  change_set: readEdits,
  working_copy: (content) => [items(content), points(words.notPassed, part(content, 'tests'), 'failing')],
  application: (content) => [items(content)],
  test_report: (content) => [
    table(words.results, [columns.result, columns.test, columns.file], sorted(list(content, 'tests')), (one) => [
      plain(one, 'status'),
      plain(one, 'name'),
      plain(one, 'file'),
    ]),
  ],
  delivery: (content) => [
    prose(content, 'summary'),
    points(words.learnt, content, 'learnt'),
    table(words.traceability, [columns.clause, columns.result, columns.files], list(content, 'traceability'), (one) => [
      `${plain(one, 'clause')} ${plain(one, 'text')}`,
      part(one, 'covered') === true ? words.covered : words.notCovered,
      names(one, 'files').join(', '),
    ]),
  ],
}

/** A kind of entries as people say it. */
export const kindWord = (kind: string): string =>
  (hub.entryKinds as Readonly<Record<string, string>>)[kind] ?? kind.replaceAll('_', ' ')

function readVerdict(content: unknown): readonly Block[] {
  const well = text(content, 'verdict') === 'ok'
  const findings = list(content, 'findings')
  return [
    { kind: 'verdict', well, text: well ? words.verdict.ok : words.verdict.rework },
    findings.length === 0
      ? { kind: 'prose', title: null, text: words.noFindings }
      : points(words.findings, content, 'findings'),
  ]
}

function readEdits(content: unknown): readonly Block[] {
  return [
    prose(content, 'why'),
    ...list(content, 'edits').flatMap((edit): readonly Block[] => {
      const path = plain(edit, 'path')
      const whole = text(edit, 'content')
      const parts = patches(path, edit)
      if (whole === null && parts.length === 0) return [{ kind: 'prose', title: path, text: words.removed }]
      return whole === null ? parts : [{ kind: 'files', title: path, files: [{ path, text: whole }] }]
    }),
  ]
}

const patches = (path: string, edit: unknown): readonly Block[] =>
  list(edit, 'patch').map((one) => ({ kind: 'change', path, before: plain(one, 'find'), after: plain(one, 'replace') }))

const items = (content: unknown): Block =>
  table(words.items, [columns.state, columns.goal, columns.files, columns.why], list(content, 'items'), (one) => [
    plain(one, 'state').replaceAll('_', ' ') || '–',
    plain(one, 'what'),
    names(one, 'paths').join(', '),
    plain(one, 'why'),
  ])

function revision(content: unknown): Block {
  const one = part(content, 'revision')
  const unchanged = text(one, 'unchanged')
  return unchanged === null
    ? points(words.revision, one, 'took')
    : { kind: 'points', title: words.revision, points: [bare(unchanged)] }
}

/** The statements in a list, whatever they are called in it. */
const points = (title: string, content: unknown, key: string): Block => ({
  kind: 'points',
  title,
  points: list(content, key).map((one): Point => {
    if (typeof one === 'string') return bare(one)
    const said = ['text', 'what', 'part', 'message', 'test', 'name', 'clause']
      .map((name) => text(one, name))
      .filter(isText)
    const more = ['why', 'message'].map((name) => text(one, name)).filter(isText)
    const [first = more[0] ?? names(one, 'fields').join(', ')] = said
    const clause = text(one, 'clause')
    return {
      text: first,
      more: more.find((other) => other !== first) ?? null,
      clauses: clause === null ? names(one, 'clauses') : [clause],
    }
  }),
})

const table = (
  title: string,
  head: readonly string[],
  rows: readonly unknown[],
  cells: (row: unknown) => readonly string[],
): Block => ({
  kind: 'table',
  title,
  columns: head,
  rows: rows.map((row): Row => ({ cells: cells(row), clauses: names(row, 'clauses') })),
})

const prose = (content: unknown, key: string): Block => ({ kind: 'prose', title: null, text: plain(content, key) })
const bare = (one: string): Point => ({ text: one, more: null, clauses: [] })
const isText = (one: string | null): one is string => one !== null && one !== ''

/** A member as text; empty where there is none. */
const plain = (one: unknown, key: string): string => text(one, key) ?? figure(one, key)?.toString() ?? ''

/** What went wrong first. */
const sorted = (tests: readonly unknown[]): readonly unknown[] =>
  tests.toSorted((a, b) => Number(text(a, 'status') === 'passed') - Number(text(b, 'status') === 'passed'))

function hasSomething(block: Block): boolean {
  if (block.kind === 'points') return block.points.length > 0
  if (block.kind === 'table') return block.rows.length > 0
  if (block.kind === 'files') return block.files.length > 0
  return block.kind !== 'prose' || block.text !== ''
}
