import { expect, test } from 'vitest'
import { findInFiles } from '../../../web/src/pages/brain/find-in-files.ts'

const files = [
  { path: 'domains/fitness.md', tokens: 10, content: 'Workouts and goals. A workout has a date.' },
  { path: 'domains/library.md', tokens: 10, content: 'Books and loans.' },
]

test('nothing sought: every file, without hits', () => {
  expect(findInFiles(files, '  ').map(({ hits }) => hits)).toEqual([0, 0])
})

test('a text is found in contents, counted, and in paths', () => {
  expect(findInFiles(files, 'WORKOUT').map(({ file, hits }) => [file.path, hits])).toEqual([['domains/fitness.md', 2]])
  expect(findInFiles(files, 'library').map(({ file, hits }) => [file.path, hits])).toEqual([['domains/library.md', 0]])
  expect(findInFiles(files, 'rockets')).toEqual([])
})
