import type { Demand } from '../../core/app-spec/demand.ts'
import { literal } from './literal.ts'

/** Tests that belong together. */
export type Group = { readonly name: string; readonly tests: GroupTest[] }
type GroupTest = { readonly demand: Demand; readonly title: string; readonly body: readonly string[] }

/** Every file costs a start of the application: groups are joined until there are no more files than this. */
const mostFiles = 12
/** What one file may hold before its tests take too long one after the other. */
const mostTests = 40

const offered = [
  'aggregate,changes,counted,day,days,deletes,doesNotSee,exported,exports,exportsWithout,filled,hasNoExport,hasNoList,harmlessChange',
  'inOrder,leaves,lists,listsWithout,minute,moment,moves,notAdded,notChanged,notCounted,notDeleted,notMoved,onOneDay,page,pagesOf',
  'refused,refuses,runs,sameValue,sees,shift,shows,takes,uncounted',
].flatMap((names) => names.split(','))

/** The test files, each with the tests in it. */
export function testFiles(groups: readonly Group[]) {
  const split = groups.flatMap((group) => parts(group))
  return joined(split).map((group) => {
    const first = Math.min(...group.tests.map((test) => Number(test.demand.clause.slice(1))))
    const path = `acceptance/c${String(first).padStart(2, '0')}-${group.name}.test.mjs`
    return { path, tests: group.tests, content: content(group) }
  })
}

function parts(group: Group): Group[] {
  const count = Math.ceil(group.tests.length / mostTests)
  const size = Math.ceil(group.tests.length / count)
  return Array.from({ length: count }, (_, at) => ({
    name: at === 0 ? group.name : `${group.name}-${at + 1}`,
    tests: group.tests.slice(at * size, (at + 1) * size),
  }))
}

function joined(groups: readonly Group[]): readonly Group[] {
  const bySize = groups.toSorted((a, b) => a.tests.length - b.tests.length)
  const [least, next, ...rest] = bySize
  if (groups.length <= mostFiles || least === undefined || next === undefined) return groups
  return joined([
    ...rest,
    {
      name: `${next.name}-and-more`.replace('-and-more-and-more', '-and-more'),
      tests: [...next.tests, ...least.tests],
    },
  ])
}

function content(group: Group): string {
  const bodies = group.tests.map((test) => test.body.join('\n'))
  const used = offered.filter((name) => bodies.some((body) => new RegExp(`(?<![.\\w])${name}\\(`).test(body)))
  const asserts = bodies.some((body) => body.includes('assert.'))
  return [
    ...(asserts ? ["import assert from 'node:assert/strict'"] : []),
    "import { test } from 'node:test'",
    `import { ${[...used, 'newScene'].toSorted().join(', ')} } from './support.mjs'`,
    '',
    ...group.tests.flatMap((test) => [
      `// ${test.demand.clause}: ${JSON.stringify(test.demand.part).replaceAll(/[\u2028\u2029]/g, ' ')}`,
      `test(${literal(test.title)}, async (t) => {`,
      '  const s = newScene(t)',
      ...test.body.map((line) => (line === '' ? '' : `  ${line}`)),
      '})',
      '',
    ]),
  ].join('\n')
}
