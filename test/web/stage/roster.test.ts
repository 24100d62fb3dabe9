import { expect, test } from 'vitest'
import { rosterOf } from '../../../web/src/pages/stage/picture/roster.ts'
import { emptyStage, newcomer } from '../../../web/src/pages/stage/state/stage-state.ts'

test('the team stands phase by phase, in the order in which phases come up; people and the platform last', () => {
  const actors = new Map(emptyStage.actors)
  for (const [id, team] of [
    ['designer', 'planning'],
    ['analyst', 'executing'],
    ['tester', 'executing'],
    ['second', 'executing'],
    ['guest', null],
  ] as const)
    actors.set(id, newcomer(id, id, team))
  const phases = new Map([
    ['analyst', 'requirements'],
    ['tester', 'development'],
    ['second', 'requirements'],
  ])
  const roster = rosterOf(actors, phases, { planning: 'planning', others: 'others', beside: 'beside' })
  expect(roster.map(({ actor, group }) => `${group}: ${actor.id}`)).toEqual([
    'planning: designer',
    'requirements: analyst',
    'requirements: second',
    'development: tester',
    'others: guest',
    'beside: @platform',
    'beside: @you',
  ])
})
