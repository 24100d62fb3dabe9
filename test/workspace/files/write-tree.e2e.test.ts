import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PathRefused } from '../../../src/workspace/files/path-refused.ts'
import { writeTree } from '../../../src/workspace/files/write-tree.ts'

const file = (path: string, text = 'text') => ({ path, bytes: Buffer.from(text) })

describe('writing a tree', () => {
  let base = ''
  let root = ''
  let outside = ''
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'g1 tree-'))
    root = join(base, 'root')
    outside = join(base, 'outside')
    await mkdir(root)
    await mkdir(outside)
  })
  afterEach(() => rm(base, { recursive: true, force: true }))

  test('writes files and folders', async () => {
    await writeTree(root, [file('a.txt', 'A'), file('b/c/d.txt', 'D'), file('b/e.txt', 'E')])
    expect(await readFile(join(root, 'b/c/d.txt'), 'utf8')).toBe('D')
    expect((await readdir(root, { recursive: true })).sort()).toEqual(['a.txt', 'b', 'b/c', 'b/c/d.txt', 'b/e.txt'])
  })

  test('does not write through a link to a folder', async () => {
    await symlink(outside, join(root, 'data'))
    await expect(writeTree(root, [file('data/x.txt')])).rejects.toThrow(PathRefused)
    expect(await readdir(outside)).toEqual([])
  })

  test('does not write through a link to a file', async () => {
    await writeFile(join(outside, 'secret'), 'old')
    await symlink(join(outside, 'secret'), join(root, 'x.txt'))
    await expect(writeTree(root, [file('x.txt')])).rejects.toThrow(PathRefused)
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('old')
  })

  test('does not start at a link', async () => {
    await symlink(outside, join(base, 'link'))
    await expect(writeTree(join(base, 'link'), [file('x.txt')])).rejects.toThrow(/ELOOP|ENOTDIR/)
    expect(await readdir(outside)).toEqual([])
  })

  test('never replaces a file', async () => {
    await writeFile(join(root, 'x.txt'), 'old')
    await expect(writeTree(root, [file('x.txt')])).rejects.toThrow(/found that it cannot be created/)
    expect(await readFile(join(root, 'x.txt'), 'utf8')).toBe('old')
  })

  test.each([
    ['files', { files: 1, totalBytes: 100 }],
    ['bytes', { files: 10, totalBytes: 7 }],
  ])('writes nothing when there are too many %s', async (_, limits) => {
    await expect(writeTree(root, [file('a.txt'), file('b.txt')], { limits })).rejects.toThrow(/deliver less/)
    expect(await readdir(root)).toEqual([])
  })

  test('writes nothing when one path is bad', async () => {
    await expect(writeTree(root, [file('a.txt'), file('../b.txt')])).rejects.toThrow(PathRefused)
    expect(await readdir(root)).toEqual([])
  })
})
