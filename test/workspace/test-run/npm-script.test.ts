import { describe, expect, test } from 'vitest'
import { AppContractBroken, nodeArguments } from '../../../src/workspace/test-run/npm-script.ts'

const withStart = (start: unknown) => [{ path: 'package.json', content: JSON.stringify({ scripts: { start } }) }]

describe('the start script of an application', () => {
  test.each([
    ['node server.js', ['server.js']],
    ['  node   src/main.js --quiet ', ['src/main.js', '--quiet']],
    ['node "my server.js"', ['my server.js']],
    ["node --test 'test/**/*.test.js'", ['--test', 'test/**/*.test.js']],
    ['node --test test/*.test.js', ['--test', 'test/*.test.js']],
  ])('may be %j', (text, words) => expect(nodeArguments(withStart(text), 'start')).toEqual(words))

  test.each([
    'node',
    'npx thing',
    'node a.js && rm -rf x',
    'node a.js; node b.js',
    'node $(cat x)',
    'node `x`',
    'node a.js | tee log',
    'node a.js > log',
    'node "a',
    'PORT=1 node a.js',
    '',
    7,
  ])('is refused: %j', (text) => expect(() => nodeArguments(withStart(text), 'start')).toThrow(AppContractBroken))

  test('is refused where package.json is missing or no JSON', () => {
    expect(() => nodeArguments([], 'start')).toThrow(/found none/)
    expect(() => nodeArguments([{ path: 'package.json', content: '{' }], 'start')).toThrow(/not JSON/)
  })
})
