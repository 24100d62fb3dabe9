import type { TestVerdict } from '../../core/event/delivery-events.ts'
import type { KnownEvent } from './known-event.ts'
import { type Line, line } from './line.ts'
import { type Picture, titleOf } from './picture.ts'
import { oneLine } from './safe-text.ts'
import { keyOf, type TestTurn } from './tests-picture.ts'

type Ran = Extract<KnownEvent, { type: 'TestsRun' }>['data']

/** A test run: each acceptance test the first time, later those that came out differently or failed again. */
export function describeTests(picture: Picture, ran: Ran): readonly Line[] {
  const shown = ran.tests.filter((test) => test.suite === 'acceptance' && isNews(picture, test))
  const own = ran.tests.filter(({ suite }) => suite === 'own')
  return [
    line(`Tests, run ${picture.tests.runs + 1}:`, 'head'),
    ...shown.flatMap((test) => describeTest(picture, test)),
    ...own.filter(({ status }) => status !== 'passed').flatMap((test) => describeTest(picture, test)),
    total(ran, 'acceptance', 'acceptance tests'),
    ...(own.length === 0 ? [] : [total(ran, 'own', "of the application's own tests")]),
    ...(ran.sandbox === 'reduced'
      ? [line('  (without isolation: this machine offers no sandbox for the application)', 'faint')]
      : []),
  ]
}

const isNews = ({ tests }: Picture, test: TestVerdict): boolean => {
  const before = tests.turns.get(keyOf(test))?.findLast((turn) => 'status' in turn)
  return before === undefined || test.status !== 'passed' || ('status' in before && before.status !== 'passed')
}

function describeTest(picture: Picture, test: TestVerdict): readonly Line[] {
  const before = picture.tests.turns.get(keyOf(test)) ?? []
  const path =
    before.length === 0 ? '' : `: ${[...before, { status: test.status }].map((turn) => say(picture, turn)).join(' → ')}`
  const mark = { passed: '✓', failed: '✗', skipped: '-' }[test.status]
  const tone = test.status === 'passed' ? 'good' : 'bad'
  const name = `${test.suite === 'own' ? 'own test: ' : ''}${test.name}`
  const why = test.status === 'passed' || test.message === null ? [] : [line(`      ${oneLine(test.message)}`, 'faint')]
  return [line(`  ${mark} ${oneLine(name, 160)}${path}`, tone), ...why]
}

const say = (picture: Picture, turn: TestTurn): string =>
  'status' in turn ? turn.status : `back to the ${oneLine(titleOf(picture, turn.backTo), 60)}`

function total(ran: Ran, suite: TestVerdict['suite'], what: string): Line {
  const all = ran.tests.filter((test) => test.suite === suite)
  const passed = all.filter(({ status }) => status === 'passed').length
  return line(`  ${passed} of ${all.length} ${what} passed`, passed === all.length ? 'good' : 'bad')
}
