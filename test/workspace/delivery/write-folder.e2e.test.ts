import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DirectoryNotEmpty, writeFolder } from '../../../src/workspace/delivery/write-folder.ts'
import { PathRefused } from '../../../src/workspace/files/path-refused.ts'

const app = [
  { path: 'package.json', content: '{}' },
  { path: 'public/app.js', content: 'run()' },
]

describe('delivery as a folder', () => {
  let base = ''
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'g1 deliver-'))
  })
  afterEach(() => rm(base, { recursive: true, force: true }))

  test.each([
    ['new', 'deep/er/app'],
    ['empty', '.'],
  ])('fills a %s directory and leaves nothing beside it', async (_, at) => {
    const target = join(base, 'out', at)
    await mkdir(join(base, 'out'))
    await writeFolder(target, app)
    expect((await readdir(target, { recursive: true })).sort()).toEqual(['package.json', 'public', 'public/app.js'])
    expect(await readFile(join(target, 'public/app.js'), 'utf8')).toBe('run()')
    expect(await readdir(base)).toEqual(['out'])
  })

  test('refuses a directory that holds anything, and leaves it as it is', async () => {
    await writeFile(join(base, 'mine.txt'), 'precious')
    await expect(writeFolder(base, app)).rejects.toThrow(DirectoryNotEmpty)
    expect(await readdir(base)).toEqual(['mine.txt'])
  })

  test('refuses a file', async () => {
    await writeFile(join(base, 'file'), '')
    await expect(writeFolder(join(base, 'file'), app)).rejects.toMatchObject({ code: 'DIRECTORY_NOT_EMPTY' })
  })

  test('creates nothing when a path is bad', async () => {
    await expect(writeFolder(join(base, 'app'), [...app, { path: '../evil', content: '' }])).rejects.toThrow(
      PathRefused,
    )
    expect(await readdir(base)).toEqual([])
  })
})
