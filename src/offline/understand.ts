import type { AppSpec } from '../core/app-spec/app-spec.ts'
import type { ContextPack } from '../core/knowledge/context-pack.ts'
import { ProviderFailed } from '../core/provider.ts'
import { parseDomain } from './domains/load-domains.ts'
import { readRequirements } from './reader/read-requirements.ts'

/** What the rules make of a text. */
export interface Understanding {
  readonly spec: AppSpec
}

/** Several personas read one text, one after the other: the last few readings are kept, by everything they rest on. */
const kept = new Map<string, Understanding>()
const mostKept = 16
const domainFile = /^domains\/(.+\.md)$/

/** Reads the requirements of a pack into a specification. Throws ProviderFailed where the run has none. */
export function understand(pack: ContextPack): Understanding {
  const { requirements, clauses, knowledge, answers } = pack
  if (requirements === null) {
    throw new ProviderFailed(
      `Step ${pack.step}: found no requirements, expected some to read; start the run with requirements or use another persona.`,
    )
  }
  const files = knowledge.filter(({ path }) => domainFile.test(path))
  const key = JSON.stringify([requirements.sha256, clauses, files.map(({ sha256 }) => sha256), answers])
  const known = kept.get(key)
  if (known !== undefined) return known
  const domains = files.map(({ path, text }) => parseDomain(path.replace(domainFile, '$1'), text))
  const read = { spec: readRequirements({ text: requirements.text, clauses, domains, answers }) }
  const oldest = kept.keys().next()
  if (kept.size >= mostKept && oldest.done !== true) kept.delete(oldest.value)
  kept.set(key, read)
  return read
}
