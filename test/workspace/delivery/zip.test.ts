import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { PathRefused } from '../../../src/workspace/files/path-refused.ts'
import { zip } from '../../../src/workspace/delivery/zip.ts'

const app = [
  { path: 'package.json', content: '{"name":"x"}' },
  { path: 'public/übersicht.html', content: '<h1>Größe</h1>'.repeat(50) },
]

test('a zip holds every file', () => {
  const files = unzipSync(zip(app))
  expect(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual(
    Object.fromEntries(app.map(({ path, content }) => [path, content])),
  )
})

test('the same tree gives the same bytes, in any order', () => {
  expect(zip([...app].reverse())).toEqual(zip(app))
})

test('everything can lie in one top folder', () => {
  expect(Object.keys(unzipSync(zip(app, 'shop')))).toEqual(['shop/package.json', 'shop/public/übersicht.html'])
})

test('a path that climbs out is refused', () => {
  expect(() => zip([{ path: '../x', content: '' }])).toThrow(PathRefused)
})
