import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Computed, Figure } from '../../core/app-spec/computed.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { unreachable } from '../../core/unreachable.ts'
import { ownPathOf } from '../features/computed.ts'
import { entityOf, fieldOf } from '../spec-lookup.ts'
import { isFault, namesIn, parseExpression } from '../sql/expression.ts'
import { checkConditions, checkExpression } from './check-values.ts'
import type { Note } from './problem.ts'

/** A computed value over rows and values that exist, that does not need itself. */
export function checkComputed(spec: AppSpec, entity: Entity, computed: Computed, path: string, note: Note): void {
  if (needs(spec, entity, computed).has(`${entity.id}.${computed.id}`)) {
    note(path, 'a computed value that needs itself', 'none', 'break the circle')
    return
  }
  switch (computed.kind) {
    case 'aggregate': {
      const of = checkAggregate(spec, computed, path, note)
      const via = of && fieldOf(of, computed.via)
      if (of && via?.target !== entity.id)
        note(
          `${path}.via`,
          `"${computed.via}"`,
          `a reference from ${of.id} to ${entity.id}`,
          'name the field that links them',
        )
      return
    }
    case 'expression':
      checkExpression({ spec, entity }, computed.expression, { path, note })
      return
    case 'flag':
      checkConditions(entity, computed.when, path, note)
      return
    default:
      unreachable(computed)
  }
}

/** A figure over an entity that exists. */
export function checkFigure(spec: AppSpec, figure: Figure, path: string, note: Note): void {
  const of = checkAggregate(spec, figure, path, note)
  if (of && figure.mine && ownPathOf(of) === null)
    note(
      `${path}.mine`,
      `mine over ${of.id}, whose rows belong to nobody`,
      'a field that refers to "user"',
      'add it or set mine to false',
    )
}

type Aggregate = Pick<Figure, 'fn' | 'of' | 'value' | 'where'>

function checkAggregate(
  spec: AppSpec,
  { fn, of, value, where }: Aggregate,
  path: string,
  note: Note,
): Entity | undefined {
  const entity = entityOf(spec, of)
  if (!entity) {
    note(`${path}.of`, `"${of}"`, 'the id of an entity', 'add the entity or correct the name')
    return undefined
  }
  if (fn === 'count' ? value !== null : value === null)
    note(
      `${path}.value`,
      `${fn} with ${value === null ? 'no value' : `the value "${value}"`}`,
      'a value for all but count',
      'correct it',
    )
  if (value !== null)
    checkExpression({ spec, entity }, value, { path: `${path}.value`, note, dates: fn === 'min' || fn === 'max' })
  checkConditions(entity, where, `${path}.where`, note)
  return entity
}

/** Every computed value, as `entity.id`, that this one is made of. */
function needs(
  spec: AppSpec,
  entity: Entity,
  computed: Computed,
  seen: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (of: Entity, name: string): void => {
    const next = of.computed.find(({ id }) => id === name)
    const id = `${of.id}.${name}`
    if (!next || found.has(id)) return
    found.add(id)
    if (!seen.has(id)) for (const each of needs(spec, of, next, new Set([...seen, id]))) found.add(each)
  }
  const addPath = (of: Entity, [first = '', ...rest]: readonly string[]): void => {
    if (rest.length === 0) add(of, first)
    const next = entityOf(spec, fieldOf(of, first)?.target ?? '')
    if (next && rest.length > 0) addPath(next, rest)
  }
  const addExpression = (of: Entity, source: string): void => {
    const parsed = parseExpression(source)
    if (!isFault(parsed)) for (const path of namesIn(parsed)) addPath(of, path)
  }
  if (computed.kind === 'expression') addExpression(entity, computed.expression)
  const of = computed.kind === 'aggregate' ? entityOf(spec, computed.of) : entity
  const conditions = computed.kind === 'aggregate' ? computed.where : computed.kind === 'flag' ? computed.when : []
  if (of) {
    if (computed.kind === 'aggregate' && computed.value !== null) addExpression(of, computed.value)
    for (const { field, value } of conditions)
      for (const name of 'field' in value ? [field, value.field] : [field]) add(of, name)
  }
  return found
}
