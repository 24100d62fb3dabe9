import { openBrain } from '../../brain/open-brain.ts'
import type { Check, Doctor } from '../../cli/world.ts'
import { type Config, readConfig } from '../../config.ts'
import { systemClock } from '../../core/clock.ts'
import { messageOf } from '../../core/errors.ts'
import { redactor } from '../../telemetry/redact.ts'
import { version } from '../open-node.ts'
import { looseProviders } from '../models/loose-providers.ts'
import { secretsOf } from '../secrets.ts'
import { lookAtModels } from './look-at-models.ts'
import { lookAtBrain, lookAtHints, lookAtRecording, lookAtSandbox, lookAtStore } from './parts.ts'
import { specimens } from './specimens.ts'
import { tryContracts } from './try-contracts.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Finding = Omit<Check, 'what'>

const leastNode = 24
/** Tokens that an answer to a text of two sentences may have, thought included: the budget has to hold that much. */
const mostOutputTokens = 8_192

/** Looks at each part that the environment configures; starts no node, changes nothing. */
export function openDoctor(env: Environment): Doctor {
  return {
    async *examine() {
      yield { what: 'g1', state: 'ok', says: version }
      yield { what: 'node', ...lookAtNode(process.versions.node) }
      const config = configOf(env)
      if ('state' in config) yield { what: 'environment', ...config }
      else yield* lookAtAll(config)
    },
    async *tryContracts(limits) {
      const config = readConfig(env)
      const brain = await openBrain(config.brainDir)
      const models = { ...config.models, outputTokens: Math.min(config.models.outputTokens, mostOutputTokens) }
      const providers = await looseProviders(models, { brain, clock: systemClock })
      const hide = redactor(secretsOf(config))
      const trials = tryContracts({ providers, specimens: await specimens(brain), clock: systemClock, ...limits })
      for await (const trial of trials) yield { ...trial, says: hide(trial.says) }
    },
  }
}

/** All at once, told in order. */
async function* lookAtAll(config: Config): AsyncGenerator<Check> {
  const hide = redactor(secretsOf(config))
  const looks: Readonly<Record<string, (config: Config) => Promise<Finding>>> = {
    brain: lookAtBrain,
    store: lookAtStore,
    hints: lookAtHints,
    sandbox: lookAtSandbox,
    recording: lookAtRecording,
  }
  const checks = Object.entries(looks).map(async ([what, look]): Promise<Check> => {
    const { state, says } = await look(config).catch(
      (error: unknown): Finding => ({ state: 'fails', says: messageOf(error) }),
    )
    return { what, state, says: hide(says) }
  })
  for (const check of checks) yield await check
  try {
    for await (const check of lookAtModels(config)) yield { ...check, says: hide(check.says) }
  } catch (error) {
    yield { what: 'models', state: 'fails', says: hide(messageOf(error)) }
  }
}

function configOf(env: Environment): Config | Finding {
  try {
    return readConfig(env)
  } catch (error) {
    return { state: 'fails', says: messageOf(error) }
  }
}

const lookAtNode = (found: string): Finding =>
  Number.parseInt(found, 10) >= leastNode
    ? { state: 'ok', says: found }
    : { state: 'fails', says: `found ${found}, expected ${leastNode} or newer; start g1 with that` }
