import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { environmentNames } from '../../src/config.ts'
import { checkout } from './support/infra-files.ts'

test('the notes for operators tell of every variable that a node heeds, and of no other', async () => {
  const notes = await readFile(join(checkout, 'docs/operations.md'), 'utf8')
  const [settings = ''] = notes.split('## The first key')
  const rows = settings.split('\n').filter((line) => line.startsWith('| `'))
  const told = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name))
  expect(new Set(told)).toEqual(new Set(environmentNames))
})
