import { describe, expect, test } from 'vitest'
import { amendSource } from '../../src/activities/amend-source.ts'

const source = `import { test } from 'node:test'

const limit = 40

test('C1.1 A title has 80 characters', async (t) => {
  await longest(t, 40)
  await longest(t, limit)
})

const after = 40

test("C1.2 A baker's dozen", async (t) => {
  await longest(t, 40)
})
`
const files = [
  { path: 'c01.test.mjs', content: source },
  { path: 'support.mjs', content: 'longest(t, 40)' },
]
const locked = (title: string) => ({ id: 'T1', demand: 'C1.1', clauses: ['C1'], title, file: 'c01.test.mjs' })
const amend = (find: string, replace: string, title = 'C1.1 A title has 80 characters') =>
  amendSource(files, locked(title), { test: 'T1', clauses: ['C1'], text: 'x', patch: [{ find, replace }] })

test('a patch changes the body of its test, even where the same text stands in others', () => {
  expect(amend('longest(t, 40)', 'longest(t, 80)')).toEqual({
    files: [{ path: 'c01.test.mjs', content: source.replace('longest(t, 40)', 'longest(t, 80)') }, files[1]],
  })
})

test('a test is found by its title in whichever quotes', () => {
  expect(amend('40', '13', "C1.2 A baker's dozen")).toMatchObject({
    files: [{ content: expect.stringContaining('longest(t, 13)') as string }, files[1]],
  })
})

describe('refused is a patch', () => {
  test.each([
    ['of what stands before the test', 'const limit = 40', 'const limit = 80'],
    ['of what stands behind the test', 'const after = 40', 'const after = 80'],
    ['of the title', 'C1.1 A title', 'C1.1 No title'],
    ['of another test', "A baker's dozen", 'x'],
    ['of what stands in it twice', 'await longest', 'await shortest'],
  ])('%s', (_, find, replace) => {
    expect(amend(find, replace)).toMatchObject({
      problem: expect.stringMatching(/only the body of this test can be changed/) as string,
    })
  })

  test('that adds a test', () => {
    const more = "longest(t, 80)\n})\ntest('C9.9 Anything goes', () => {"
    expect(amend('longest(t, 40)', more)).toMatchObject({
      problem: expect.stringContaining('a further test') as string,
    })
  })

  test('that leaves its test', () => {
    const outside = 'longest(t, 80)\n})\nassert.ok = () => {}\nsomething(() => {'
    expect(amend('longest(t, 40)', outside)).toMatchObject({
      problem: expect.stringContaining('ends the test') as string,
    })
  })

  test('of a test that is not there', () => {
    expect(amend('40', '80', 'C1.1 A title')).toMatchObject({
      problem: expect.stringContaining('found no test') as string,
    })
  })
})
