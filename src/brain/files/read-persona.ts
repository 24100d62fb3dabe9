import { z } from 'zod'
import { personaId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import { modelTiers } from '../../core/provider.ts'
import type { Persona } from '../brain.ts'
import type { BrainFinding } from '../brain-invalid.ts'
import { contractIds } from '../contract-of.ts'
import { hashText } from '../hash-text.ts'
import type { BrainFile, Read } from './brain-file.ts'
import { describeIssue } from './describe-issue.ts'
import { splitFrontMatter } from './front-matter.ts'
import { parseLocated } from './located.ts'

const json: z.ZodType<Json> = z.json()

const frontMatterSchema = z.strictObject({
  title: z.string().min(1).max(80),
  phase: z.string().min(1).max(80),
  contract: z.enum(contractIds),
  also: z.array(z.enum(contractIds)).optional(),
  tier: z.enum(modelTiers),
  models: z.array(z.string().regex(/^[a-z][a-z0-9_-]*\/\S+$/, 'expected provider/model')).optional(),
  knowledge: z.array(z.string().min(1)),
  rules: z.record(z.string(), json).optional(),
  stands_in_for: z.array(z.string().min(1)).optional(),
})

const keys = Object.keys(frontMatterSchema.shape)
const fileName = /^personas\/([a-z][a-z0-9_]{0,39})\.md$/
const reserved = 'platform'

/** Reads a persona from its file, or finds everything that is wrong with it, each with its line. */
export function readPersona({ path, text }: BrainFile): Read<Persona> {
  const id = fileName.exec(path)?.[1]
  if (id === undefined || id === reserved) {
    return refuse({
      file: path,
      line: null,
      message: `found a persona file of this name, expected personas/<id>.md with an id in snake case other than "${reserved}"; rename it`,
    })
  }
  const parts = splitFrontMatter(text)
  if ('problem' in parts) return refuse({ file: path, line: parts.line, message: parts.problem })
  const located = parseLocated(parts.yaml, parts.yamlLine)
  if (located.problems.length > 0) return refuse(...located.problems.map((problem) => ({ file: path, ...problem })))

  const read = frontMatterSchema.safeParse(located.value ?? {})
  const findings: BrainFinding[] = (read.success ? [] : read.error.issues).map((issue) => ({
    file: path,
    line: located.lineOf(issue.path, issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined),
    message:
      issue.code === 'unrecognized_keys' && issue.path.length === 0
        ? `found the key ${issue.keys.map((key) => `"${key}"`).join(', ')}, expected none but ${keys.join(', ')}; remove or correct it`
        : describeIssue(issue, located.value ?? {}),
  }))
  if (parts.body === '') {
    const line = text.trimEnd().split('\n').length
    findings.push({ file: path, line, message: 'found no prompt, expected one behind the front matter; write it' })
  }
  if (!read.success || findings.length > 0) return { value: null, findings }

  const { title, phase, contract, also, tier, models, knowledge, rules, stands_in_for: standsInFor } = read.data
  const persona: Persona = {
    id: personaId(id),
    title,
    phase,
    contract,
    also: also ?? [],
    tier,
    models: models ?? [],
    knowledge,
    rules: rules ?? null,
    standsInFor: standsInFor ?? [],
    prompt: parts.body,
    sha256: hashText(text),
  }
  return { value: persona, findings: [] }
}

const refuse = (...findings: BrainFinding[]): Read<never> => ({ value: null, findings })
