import fc from 'fast-check'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PathRefused } from '../../../src/workspace/files/path-refused.ts'
import { checkPath, checkPaths } from '../../../src/workspace/files/safe-path.ts'

const accepted = (path: string): boolean => {
  try {
    checkPath(path)
    return true
  } catch {
    return false
  }
}

describe('a path of an application file', () => {
  test.each([
    'package.json',
    'public/app.js',
    'src/pages/new-goal.js',
    '.gitignore',
    'data/Überblick.csv',
    'a..b/c.txt',
  ])('may be %j', (path) => expect(() => checkPath(path)).not.toThrow())

  test.each([
    ['', 'empty'],
    ['../outside.js', 'climbs out'],
    ['a/../../b.js', 'climbs out later'],
    ['a/./b.js', 'has a dot segment'],
    ['a//b.js', 'has an empty segment'],
    ['a/', 'ends with a slash'],
    ['/etc/passwd', 'is absolute'],
    ['C:/windows/a.js', 'has a drive'],
    ['a\\..\\b.js', 'has a backslash'],
    ['a.js:stream', 'has a stream'],
    ['a\0.js', 'has NUL'],
    ['a\n.js', 'has a line break'],
    ['user\u202egnp.js', 'reverses its direction'],
    ['\ud800.js', 'has a lone surrogate'],
    ['u\u0308ber.js', 'is not in NFC'],
    ['.git/hooks/pre-commit', 'lies in .git'],
    ['sub/.GIT/config', 'lies in .git in other letters'],
    ['.npmrc', 'configures npm'],
    ['sub/.npmrc', 'configures npm further down'],
    ['node_modules/x/index.js', 'is a dependency'],
    ['nul.txt', 'is a device elsewhere'],
    ['name.', 'ends with a dot'],
    ['name ', 'ends with a space'],
    [`${'x'.repeat(101)}.js`, 'has a long name'],
    [`${'abcdefghi/'.repeat(11)}${'y'.repeat(99)}`.repeat(2).slice(0, 241), 'is too long'],
    ['a/'.repeat(12) + 'b', 'is too deep'],
  ])('is refused: %j %s', (path) => {
    expect(() => checkPath(path)).toThrow(PathRefused)
  })

  test('says what was found and what to do', () => {
    expect(() => checkPath('../x')).toThrow(
      /found the segment "\.\.", expected a name in every segment; write the path out/,
    )
  })

  test('stays below its root whenever it is accepted', () => {
    const segment = fc.oneof(
      fc.constantFrom('..', '.', '.git', 'a', 'b c', 'd', 'e.js'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
        const path = segments.join('/')
        fc.pre(accepted(path))
        expect(posix.normalize(path)).toBe(path)
        expect(posix.join('/root', path).startsWith('/root/')).toBe(true)
      }),
    )
  })
})

describe('the paths of a tree', () => {
  test.each([
    [['README.md', 'readme.md']],
    [['a/b.js', 'a/b.js']],
    [['Src/a.js', 'src/b.js']],
    [['data', 'data/x.json']],
    [['data/x.json', 'DATA']],
  ])('are refused when they clash: %j', (paths) => {
    expect(() => checkPaths(paths)).toThrow(/a clash with/)
  })

  test('may share folders', () => {
    expect(() => checkPaths(['src/a.js', 'src/b.js', 'src/sub/c.js', 'package.json'])).not.toThrow()
  })
})
