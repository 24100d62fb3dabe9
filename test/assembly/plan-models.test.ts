import { describe, expect, test } from 'vitest'
import { planModels } from '../../src/assembly/models/plan-models.ts'
import { checkDefault, ownProviders } from '../../src/assembly/providers.ts'
import { secretsOf } from '../../src/assembly/secrets.ts'
import { openBrain } from '../../src/brain/open-brain.ts'
import { readConfig } from '../../src/config.ts'
import { personaId } from '../../src/core/ids.ts'

const brain = await openBrain(readConfig({}).brainDir)
const keys = { OPENAI_API_KEY: 'sk-openai', ANTHROPIC_API_KEY: 'sk-anthropic' }

type Environment = Readonly<Record<string, string>>
const plan = (env: Environment, personas = brain.personas) => planModels(readConfig(env).models, { personas })

/** What a start with this environment says, as far as models are concerned. */
async function started(env: Environment, personas = brain.personas): Promise<void> {
  const planned = await plan(env, personas)
  checkDefault(
    readConfig(env).provider,
    [...ownProviders(), ...planned.providers].map(({ id }) => id),
    planned,
  )
}

describe('an environment', () => {
  test('without keys has no provider that asks models, and says what each would want', async () => {
    const { providers, absent } = await plan({})
    expect(providers).toEqual([])
    expect(Object.fromEntries(absent)).toMatchObject({ openai: 'set OPENAI_API_KEY', models: 'set G1_MODELS' })
    await expect(started({})).resolves.toBeUndefined()
  })

  test('with a key has its provider, with a default model for each tier', async () => {
    const { providers, absent } = await plan({ ANTHROPIC_API_KEY: 'sk-anthropic' })
    expect(providers.map(({ id, description }) => [id, description])).toEqual([
      ['anthropic', 'language models of Anthropic'],
    ])
    const { strong = [] } = providers[0]?.routing.otherwise ?? {}
    expect(strong).toEqual([expect.stringMatching(/^anthropic\/claude-/)])
    expect(absent.has('anthropic')).toBe(false)
  })

  test('with G1_MODELS answers by that where nothing else is said', async () => {
    const env = { ...keys, G1_MODELS: 'tester=openai/gpt-4.1;*=anthropic/claude-opus-5-5,openai/gpt-4.1' }
    expect(readConfig(env).provider).toBe('models')
    expect(readConfig({ ...env, G1_PROVIDER: 'offline' }).provider).toBe('offline')
    const { providers } = await plan(env)
    expect(providers.map(({ id }) => id)).toEqual(['openai', 'anthropic', 'models'])
    expect(providers.at(-1)?.routing).toEqual({
      only: null,
      otherwise: { tester: ['openai/gpt-4.1'], '*': ['anthropic/claude-opus-5-5', 'openai/gpt-4.1'] },
    })
  })

  test('names compatible servers, with keys and models of their own', async () => {
    const env = {
      G1_COMPATIBLE: 'ollama=http://127.0.0.1:11434/v1#qwen3:32b, z-ai=https://api.example/v4',
      G1_KEY_Z_AI: 'secret-of-z\n',
    }
    const { models } = readConfig(env)
    expect(models.servers).toEqual([
      { provider: 'ollama', speaks: 'compatible', url: 'http://127.0.0.1:11434/v1', apiKey: null, model: 'qwen3:32b' },
      { provider: 'z-ai', speaks: 'compatible', url: 'https://api.example/v4', apiKey: 'secret-of-z', model: null },
    ])
    expect(secretsOf(readConfig(env))).toEqual(['secret-of-z'])
    const { providers, absent } = await plan(env)
    expect(providers).toMatchObject([{ id: 'ollama', routing: { otherwise: { strong: ['ollama/qwen3:32b'] } } }])
    expect(absent.get('z-ai')).toContain('z-ai=url#model')
  })

  test.each<[string, Environment, RegExp]>([
    [
      'a provider without its key',
      { G1_PROVIDER: 'azure' },
      /"azure", which is not set up.*set AZURE_OPENAI_API_KEY and/,
    ],
    ['models without G1_MODELS', { G1_PROVIDER: 'models', ...keys }, /set G1_MODELS/],
    ['an unknown provider', { G1_PROVIDER: 'openia' }, /"openia" in G1_PROVIDER, expected one of offline/],
    ['models whose provider has no key', { G1_MODELS: '*=anthropic/claude-opus-5-5' }, /set ANTHROPIC_API_KEY/],
    ['models of nobody', { G1_MODELS: '*=mine/m' }, /add mine=url to G1_COMPATIBLE/],
    ['an unknown model', { G1_MODELS: '*=openai/gpt-99', ...keys }, /openai\/gpt-99.*those of this provider: openai\//],
    ['models for nobody', { G1_MODELS: 'testr=openai/gpt-4.1;*=openai/gpt-4.1', ...keys }, /"testr" in G1_MODELS/],
    ['a tier without a model', { G1_MODELS: 'strong=openai/gpt-4.1', ...keys }, /tier light, standard in G1_MODELS/],
    ['models that cannot be read', { G1_MODELS: 'gpt-4.1' }, /"gpt-4\.1" in G1_MODELS, expected/],
    ['half of what Azure wants', { AZURE_OPENAI_API_KEY: 'k' }, /AZURE_OPENAI_ENDPOINT, expected both or none/],
    ['a server without an address', { G1_COMPATIBLE: 'mine' }, /"mine" in G1_COMPATIBLE, expected name=http/],
    ['a server by a taken name', { G1_COMPATIBLE: 'openai=http://127.0.0.1:1/v1' }, /"openai" in G1_COMPATIBLE/],
    [
      'a server in capitals',
      { G1_COMPATIBLE: 'Mine=http://127.0.0.1:1/v1' },
      /"Mine=http:\/\/127.0.0.1:1\/v1" in G1_COMPATIBLE.*small letters/,
    ],
    ['a server with nothing behind #', { G1_COMPATIBLE: 'mine=http://127.0.0.1:1/v1#' }, /G1_COMPATIBLE, expected/],
    [
      'a password in the address of a server, which no request can have',
      { G1_COMPATIBLE: 'mine=http://me:secret@127.0.0.1:1/v1' },
      /"mine=http:\/\/…@127.0.0.1:1\/v1" in G1_COMPATIBLE.*no password/,
    ],
    [
      'a password in the address of a provider',
      { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://me:secret@127.0.0.1:1/v1' },
      /^(?!.*secret).*OPENAI_BASE_URL: .*no password/,
    ],
    ['a key that no header can carry', { OPENAI_API_KEY: 'sk-kéy' }, /^(?!.*kéy).*OPENAI_API_KEY: .*visible ASCII/],
    [
      'a key of a server that no header can carry',
      { G1_COMPATIBLE: 'mine=http://127.0.0.1:1/v1', G1_KEY_MINE: 'two words' },
      /^(?!.*words).*G1_KEY_MINE: .*visible ASCII/,
    ],
    [
      'a server whose model has no price',
      { G1_COMPATIBLE: 'mine=http://127.0.0.1:1/v1#m' },
      /mine\/m, expected.*price/,
    ],
    ['a price file that is not there', { G1_PRICES: '/nowhere/prices.json' }, /G1_PRICES/],
    ['a cap that is no number', { G1_BUDGET_PER_DAY: 'plenty' }, /G1_BUDGET_PER_DAY/],
    ['a cap below nothing', { G1_BUDGET_PER_DAY: '-1' }, /G1_BUDGET_PER_DAY/],
  ])('with %s is refused in one line', async (_, env, said) => {
    const failure: unknown = await (async () => started(env))().catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringMatching(said) as string })
    expect((failure as Error).message).not.toContain('\n')
  })

  test('need not have keys for all that a persona names, but for one of it', async () => {
    const naming = (...models: readonly string[]) => {
      const tester = brain.personas.get(personaId('tester'))
      if (tester === undefined) throw new Error('The brain has no tester.')
      return new Map([...brain.personas, [tester.id, { ...tester, models }]])
    }
    const env = { OPENAI_API_KEY: 'sk-openai' }
    await expect(started(env, naming('anthropic/x', 'openai/gpt-4.1'))).resolves.toBeUndefined()
    await expect(started(env, naming('anthropic/x', 'openai/y'))).rejects.toThrow(/persona tester.*anthropic\/x/)
    await expect(started({}, naming('anthropic/x'))).resolves.toBeUndefined()
  })
})
