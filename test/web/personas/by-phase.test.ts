import { expect, test } from 'vitest'
import { byPhase, type PersonaLine, workflowsWith } from '../../../web/src/pages/personas/by-phase.ts'

const persona = (name: string, phase: string): PersonaLine => ({
  id: `persona_${name}`,
  name,
  title: name.toUpperCase(),
  phase,
  contract: 'document',
  tier: 'light',
})
const team = [persona('tester', 'development'), persona('analyst', 'requirements'), persona('developer', 'development')]

test('personas stand under their phase, phases in the order of the work, unknown ones last as they come', () => {
  const others = [persona('payer', 'payment'), persona('clerk', 'archive')]
  const seen = byPhase([...others, ...team], '').map(({ name, personas }) => [name, personas.map((one) => one.name)])
  expect(seen).toEqual([
    ['requirements', ['analyst']],
    ['development', ['tester', 'developer']],
    ['payment', ['payer']],
    ['archive', ['clerk']],
  ])
})

test('a search looks at titles, names and phases, without regard to case', () => {
  expect(byPhase(team, ' DEVELOPER ').flatMap(({ personas }) => personas.map(({ name }) => name))).toEqual([
    'developer',
  ])
  expect(byPhase(team, 'requirem')[0]?.personas).toHaveLength(1)
  expect(byPhase(team, 'nobody')).toEqual([])
})

test('a workflow has a persona where a step is done by it, however deep; a role of the same name does not count', () => {
  const nets = (by: string): unknown => ({ nets: [{ steps: [{ by, who: 'tester' }] }] })
  const workflows = [
    { name: 'a', title: 'A', source: nets('persona') },
    { name: 'b', title: 'B', source: nets('human') },
    { name: 'c', title: 'C', source: null },
  ]
  expect(workflowsWith(workflows, 'tester').map(({ name }) => name)).toEqual(['a'])
})
