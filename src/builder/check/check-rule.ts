import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { Rule } from '../../core/app-spec/rule.ts'
import { unreachable } from '../../core/unreachable.ts'
import { entityOf, fieldOf, valueOf } from '../spec-lookup.ts'
import { checkConditions } from './check-values.ts'
import type { Note } from './problem.ts'

/** A rule over fields that exist. */
export function checkRule(spec: AppSpec, entity: Entity, rule: Rule, path: string, note: Note): void {
  const exists = (name: string, at: string): void => {
    const from = valueOf(entity, name)?.from
    if (from !== 'field' && from !== 'state')
      note(`${path}.${at}`, `"${name}"`, `a field of ${entity.id}`, 'add the field or correct the name')
  }
  switch (rule.kind) {
    case 'unique':
      for (const name of rule.fields) exists(name, 'fields')
      checkConditions(entity, rule.where, `${path}.where`, note)
      return
    case 'compare':
      checkConditions(entity, [rule.condition], `${path}.condition`, note)
      return
    case 'required_when':
      exists(rule.field, 'field')
      checkConditions(entity, rule.when, `${path}.when`, note)
      return
    case 'limit':
      for (const name of rule.scope) exists(name, 'scope')
      checkConditions(entity, rule.where, `${path}.where`, note)
      if (typeof rule.max === 'string') checkMax(spec, entity, rule.max, `${path}.max`, note)
      return
    case 'no_overlap': {
      for (const name of rule.scope) exists(name, 'scope')
      exists(rule.start, 'start')
      exists(rule.end, 'end')
      const [start, end] = [valueOf(entity, rule.start)?.type, valueOf(entity, rule.end)?.type]
      if (start !== end || !['date', 'datetime', 'time', 'integer', 'decimal'].includes(start ?? ''))
        note(
          path,
          `a span from ${String(start)} to ${String(end)}`,
          'two dates, datetimes, times or numbers',
          'give both one type',
        )
      checkConditions(entity, rule.where, `${path}.where`, note)
      return
    }
    case 'frozen':
      checkConditions(entity, rule.when, `${path}.when`, note)
      return
    case 'keep_while_used': {
      const by = entityOf(spec, rule.by)
      if (!by) note(`${path}.by`, `"${rule.by}"`, 'the id of an entity', 'add the entity or correct the name')
      else if (fieldOf(by, rule.via)?.target !== entity.id)
        note(
          `${path}.via`,
          `"${rule.via}"`,
          `a reference from ${by.id} to ${entity.id}`,
          'name the field that links them',
        )
      return
    }
    default:
      unreachable(rule)
  }
}

function checkMax(spec: AppSpec, entity: Entity, max: string, path: string, note: Note): void {
  const [via = '', name = ''] = max.split('.')
  const far = entityOf(spec, fieldOf(entity, via)?.target ?? '')
  const type = far && valueOf(far, name)?.type
  if (type !== 'integer' && type !== 'decimal')
    note(path, `"${max}"`, 'a reference and a number field of what it points to', 'correct the path')
}
