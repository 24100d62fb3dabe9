import { describe, expect, test } from 'vitest'
import type { AppSpec } from '../../../src/core/app-spec/app-spec.ts'
import type { SubjectKind } from '../../../src/core/app-spec/demand.ts'
import type { Grant } from '../../../src/core/app-spec/grant.ts'
import {
  deletesAnyway,
  filtersIgnored,
  healthOnly,
  neverChanges,
  orderIgnored,
  pageIgnored,
  refusesAll,
  savesNothing,
  searchFindsAll,
} from './altered.ts'
import { verdicts, type Verdicts } from './application-under-test.ts'
import { mutantsOf, type Mutant } from './spec-mutants.ts'
import { club } from './specs/club.ts'
import { contest } from './specs/contest.ts'
import { kitchen } from './specs/kitchen.ts'

/** Everything that is known to try; otherwise a part that finds most, in a fraction of the time. */
const isLong = process.env['G1_LONG'] === '1'
const patience = { timeout: 300_000 }
const specs = [
  ['club', club],
  ['kitchen', kitchen],
  ['contest', contest],
] as const

const titles = (found: Verdicts, verdict: 'passed' | 'failed') =>
  [...found].filter(([, each]) => each === verdict).map(([title]) => title)

/** The first demand of each kind (and of each kind of rule), so that every writer is tried. */
function oneOfEach(spec: AppSpec, kinds?: readonly SubjectKind[]): readonly string[] {
  const seen = new Map<string, string>()
  for (const { id, subject } of spec.demands) {
    const rule =
      subject.kind === 'rule'
        ? spec.entities.find((each) => each.id === subject.entity)?.rules.find((each) => each.id === subject.rule)
        : undefined
    const what = subject.kind === 'permission' ? `permission ${subject.action}` : (rule?.kind ?? subject.kind)
    if ((kinds?.includes(subject.kind) ?? true) && !seen.has(what)) seen.set(what, id)
  }
  return [...seen.values()]
}

describe('the application as specified', () => {
  test.for(specs)('%s passes its acceptance tests', patience, async ([, spec]) => {
    // One of each kind of demand, and all of those in which it counts what people have, or see.
    const telling = ['rule', 'computed', 'figure', 'filter', 'transition_permission']
    const some = [
      ...oneOfEach(spec),
      ...spec.demands.filter(({ subject }) => telling.includes(subject.kind)).map((each) => each.id),
    ]
    const found = await verdicts({ built: spec, tests: spec, ...(isLong ? {} : { demands: some }) })
    expect(titles(found, 'failed')).toEqual([])
    expect(found.size).toBeGreaterThanOrEqual(isLong ? spec.demands.length : new Set(some).size)
  })
})

describe('an application that is wrong throughout fails every test that it should', () => {
  const ofRows = (spec: AppSpec) => ({
    ...spec,
    demands: spec.demands.filter(({ subject }) => !('entity' in subject && subject.entity === 'user')),
  })
  const withoutAccounts = (spec: AppSpec) =>
    oneOfEach(ofRows(spec)).filter(
      (id) => !['accounts', 'role'].includes(spec.demands.find((each) => each.id === id)?.subject.kind ?? ''),
    )
  const kinds =
    (...wanted: SubjectKind[]) =>
    (spec: AppSpec) =>
      oneOfEach(ofRows(spec), wanted)
  test.for([
    ['only answers /health', healthOnly, oneOfEach],
    ['stores nothing', savesNothing(), withoutAccounts],
    ['refuses everything', refusesAll, withoutAccounts],
    ['never changes a row', neverChanges, kinds('entity', 'range', 'required', 'length', 'format', 'options')],
    ['finds everything', searchFindsAll, kinds('search')],
    ['takes no notice of the order', orderIgnored, kinds('sort')],
    ['takes no notice of filters', filtersIgnored, kinds('filter')],
    ['takes no notice of the page', pageIgnored, kinds('paging')],
  ] as const)('one that %s', patience, async ([, altered, demands]) => {
    for (const spec of [club, kitchen]) {
      const wanted = demands(spec)
      if (wanted.length === 0) continue
      const found = await verdicts({ built: spec, tests: spec, altered, demands: wanted })
      expect(titles(found, 'passed')).toEqual([])
      expect(found.size).toBeGreaterThanOrEqual(wanted.length)
    }
  })

  test('one without a permission check', patience, async () => {
    const anyone: Grant[] = [{ who: 'anyone', own: null }]
    const open = club.entities.map((each) => ({
      ...each,
      grants: { list: anyone, view: anyone, create: anyone, edit: anyone, delete: anyone, export: anyone },
      states: each.states && {
        ...each.states,
        transitions: each.states.transitions.map((one) => ({ ...one, by: anyone })),
      },
    }))
    const granted = club.demands.filter(({ subject }) => {
      const entity = club.entities.find((each) => 'entity' in subject && each.id === subject.entity)
      if (subject.kind === 'permission') return entity?.grants[subject.action].every((grant) => grant.who !== 'anyone')
      return subject.kind === 'transition_permission'
    })
    const demands = granted.map((demand) => demand.id)
    const found = await verdicts({ built: { ...club, entities: open }, tests: club, demands })
    expect(titles(found, 'passed')).toEqual([])
    expect(found.size).toBe(demands.length)
  })

  test('one that deletes what is still used', patience, async () => {
    const demands = club.demands
      .filter(({ subject }) => subject.kind === 'rule' && subject.rule === 'keep_booked')
      .map((demand) => demand.id)
    const found = await verdicts({ built: club, tests: club, altered: deletesAnyway, demands })
    expect(titles(found, 'passed')).toEqual([])
  })
})

/** Every known way of getting a demand wrong, one of each name; `G1_LONG=1 npx vitest run test/offline/tester` tries them all. */
function wrongInOneThing(): readonly (readonly [string, Mutant, AppSpec])[] {
  const all = specs.flatMap(([, spec]) =>
    spec.demands.flatMap((demand) =>
      mutantsOf(spec, demand).map((mutant): [string, Mutant, AppSpec] => [mutant.name, mutant, spec]),
    ),
  )
  const named = [...new Map(all.toReversed().map((each) => [each[0], each])).values()].toReversed()
  return isLong ? named : named.filter(([name]) => telling.some((each) => name.startsWith(each)))
}

/** For each rule, guard and limit the mistake that is easiest to overlook. */
const telling = [
  'range: max one more',
  'length: maxLength one less',
  'moment: notAfter a day late',
  'required: not required',
  'options: one more',
  'default: none',
  'format: any number',
  'rule: unique dropped',
  'rule: compare edge moved',
  'rule: required_when turned round',
  'rule: limit one more',
  'rule: limit counts all',
  'rule: no_overlap dropped',
  'rule: no_overlap counts all',
  'rule: frozen for edits only',
  'permission: list without ownership',
  'permission: view for all signed in',
  'permission: create for everyone',
  'permission: edit for all signed in',
  'permission: delete for one group less',
  'permission: export for everyone',
  'transition_permission: for all signed in',
  'transition: from every state',
  'states: another initial state',
  'computed: greatest for sum',
  'computed: edge moved',
  'figure: another value',
  'search: not by long_text',
  'sort: the other way',
  'paging: larger pages',
  'accounts: shorter passwords',
]

describe('an application that gets exactly one thing wrong', () => {
  test('every mistake that is tried is there to be made', () => {
    const names = specs.flatMap(([, spec]) =>
      spec.demands.flatMap((demand) => mutantsOf(spec, demand).map((each) => each.name)),
    )
    expect(telling.filter((each) => !names.some((name) => name.startsWith(each)))).toEqual([])
  })

  test.concurrent.for(wrongInOneThing())('%s', patience, async ([, mutant, spec]) => {
    const found = await verdicts({ built: mutant.spec, tests: spec, demands: [mutant.demand] })
    expect(titles(found, 'failed')).not.toEqual([])
  })
})
