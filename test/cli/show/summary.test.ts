import { expect, test } from 'vitest'
import { isRecent } from '../../../src/cli/show/summary.ts'

test('the application starts where node:sqlite needs no flag', () => {
  const versions = ['v20.20.2', 'v22.12.0', 'v22.13.0', 'v23.3.0', 'v23.4.0', 'v24.0.0', 'v100.1.0', 'nonsense', null]
  expect(versions.filter((version) => isRecent(version))).toStrictEqual(['v22.13.0', 'v23.4.0', 'v24.0.0', 'v100.1.0'])
})
