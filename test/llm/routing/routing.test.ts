import { describe, expect, test } from 'vitest'
import { personaId } from '../../../src/core/ids.ts'
import type { ModelChoice } from '../../../src/core/provider.ts'
import { readModelChoice } from '../../../src/llm/routing/model-choice.ts'
import { nameOf, readRoute } from '../../../src/llm/routing/route.ts'
import { type Routing, routesFor } from '../../../src/llm/routing/routes-for.ts'

describe('a route', () => {
  test('is the provider before the first slash, and the model behind it', () => {
    expect(readRoute('router/meta/llama-4:free')).toEqual({ provider: 'router', model: 'meta/llama-4:free' })
    expect(nameOf({ provider: 'a', model: 'b/c' })).toBe('a/b/c')
  })
  test.each(['gpt', '/gpt', 'openai/', 'Open AI/x', 'openai/a b', ''])('is not "%s"', (text) => {
    expect(readRoute(text)).toBeNull()
  })
})

describe('G1_MODELS', () => {
  test('is read with models in their order', () => {
    expect(readModelChoice(' strong = anthropic/a , openai/b ;tester=openai/c; *=x/y;')).toEqual({
      strong: ['anthropic/a', 'openai/b'],
      tester: ['openai/c'],
      '*': ['x/y'],
    })
  })
  test.each([
    ['nothing', ' ; ', /no model/],
    ['no key', 'openai/a', /"openai\/a"/],
    ['a model without provider', 'strong=gpt', /"gpt" as a model of strong/],
    ['an empty model', 'strong=openai/a,,openai/b', /"" as a model of strong/],
    ['a key twice', '*=a/b;*=c/d', /"\*" twice/],
  ])('with %s is refused', (_, text, said) => {
    expect(() => readModelChoice(text)).toThrow(said)
  })
})

describe('the models of a request', () => {
  const otherwise: ModelChoice = { tester: ['n/persona'], strong: ['n/tier', 'm/tier'], '*': ['n/all'] }
  const everything: Routing = { only: null, otherwise }
  const asked = (id: string, models: readonly string[] = []) => ({
    persona: { id: personaId(id), models },
    tier: id === 'clerk' ? ('light' as const) : ('strong' as const),
  })
  const names = (of: ReturnType<typeof asked>, models: ModelChoice | null, routing = everything) =>
    routesFor(of, models, routing).map(nameOf)

  test('are those of the persona, else of its tier, else of all', () => {
    expect(names(asked('tester'), null)).toEqual(['n/persona'])
    expect(names(asked('developer'), null)).toEqual(['n/tier', 'm/tier'])
    expect(names(asked('clerk'), null)).toEqual(['n/all'])
    expect(names({ ...asked('constructor'), tier: 'light' }, null)).toEqual(['n/all'])
  })

  test('are those of the persona’s file before those of the node, and those of the run before both', () => {
    expect(names(asked('tester', ['f/1', 'f/2']), null)).toEqual(['f/1', 'f/2'])
    expect(names(asked('tester', ['f/1']), { '*': ['r/all'] })).toEqual(['r/all'])
    expect(names(asked('tester', ['f/1']), { '*': ['r/all'], tester: ['r/one'] })).toEqual(['r/one'])
    expect(names(asked('tester', ['f/1']), { light: ['r/light'] })).toEqual(['f/1'])
  })

  test('are of one provider where the run asks for that one, unless the run itself names others', () => {
    const only: Routing = { only: 'n', otherwise: { light: ['n/l'], standard: ['n/s'], strong: ['n/t'] } }
    expect(names(asked('tester', ['f/1', 'n/2']), null, only)).toEqual(['n/2'])
    expect(names(asked('tester', ['f/1']), null, only)).toEqual(['n/t'])
    expect(names(asked('tester'), { tester: ['x/y'] }, only)).toEqual(['x/y'])
  })

  test('come once each', () => {
    expect(names(asked('tester'), { '*': ['a/b', 'c/d', 'a/b'] })).toEqual(['a/b', 'c/d'])
  })
})
