import { expect, test } from 'vitest'
import { renderApp } from '../../src/builder/render-app.ts'
import { forgetful } from '../../src/builder/loosen/forgetful-app.ts'
import { permissiveSpec } from '../../src/builder/loosen/permissive-spec.ts'
import { checkAppSpec } from '../../src/builder/check/check-app-spec.ts'
import { splitClauses } from '../../src/hub/clauses/split-clauses.ts'
import { readRequirements } from '../../src/offline/reader/read-requirements.ts'

const text = `Members sign in with an email address and a password. A tool has a name, a fee between 1 and 50 and an owner.
The name is required and must be unique. Only administrators can delete tools. A loan has a tool. Tools cannot be deleted while loans refer to them.`
const spec = readRequirements({ text, clauses: splitClauses(text), domains: [], answers: [] })
const { spec: permissive, broken } = permissiveSpec(spec)
const kindOf = (id: string): string | undefined => spec.demands.find((demand) => demand.id === id)?.subject.kind

test('a permissive specification can be built, and refuses nothing that its demands refuse', () => {
  expect(checkAppSpec(permissive)).toEqual([])
  expect(new Set([...broken].map(kindOf))).toEqual(new Set(['range', 'required', 'rule', 'permission']))
  const tool = permissive.entities.find(({ id }) => id === 'tool')
  expect(tool?.fields.find(({ id }) => id === 'fee')).toMatchObject({ min: null, max: null })
  expect(tool?.fields.find(({ id }) => id === 'name')).toMatchObject({ required: false })
  expect(tool?.rules.filter(({ kind }) => kind === 'unique')).toEqual([])
})

test('what no test could notice stays: the database itself keeps what is referred to', () => {
  const kept = spec.demands.filter(({ id }) => !broken.has(id)).map(({ subject }) => subject)
  const rules = spec.entities.flatMap((entity) => entity.rules.map((rule) => [rule.id, rule.kind] as const))
  const used = new Set(rules.flatMap(([id, kind]) => (kind === 'keep_while_used' ? [id] : [])))
  expect(used.size).toBeGreaterThan(0)
  expect(kept.some((subject) => subject.kind === 'rule' && used.has(subject.rule))).toBe(true)
})

test('a forgetful application differs in what it does when something is saved, and in nothing else', () => {
  const app = renderApp(spec, { builtBy: 'a test' })
  const changed = forgetful(app).filter(({ content }, index) => content !== app[index]?.content)
  expect(changed.map(({ path }) => path)).toEqual(['src/database.js'])
  expect(changed[0]?.content).toContain('create trigger')
})
