import { CannotTest } from '../cannot-test.ts'
import { standing } from '../support/standing.ts'
import { wayTo } from '../support/way.ts'
import { inside } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'
import { refusalOf, seenBy, unseen } from './permission.ts'

/** Those who are granted the transition can make it; everyone else is refused and the state stays. */
export const transitionPermission: SubjectWriter<'transition_permission'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  const transition = entity.states?.transitions.find((each) => each.id === subject.transition)
  if (transition === undefined) throw new CannotTest(`${entity.title} has no transition ${subject.transition}.`)
  const from = transition.from.find((state) => wayTo(entity, state) !== null)
  if (from === undefined)
    throw new CannotTest(
      `No row of ${entity.title} ever comes to a state from which "${transition.title}" is possible.`,
    )
  const made = (order: string) => `await s.bring(await s.make('${entity.id}'${order}), '${from}')`
  const row = (order: string) => `const row = ${made(order)}`
  const body = ground.everyone.flatMap((role) => {
    const someone = `await s.another(${role === null ? 'null' : `'${role}'`})`
    const fails = `await notMoved(s, row, '${transition.id}', ${someone}, ${refusalOf(role)})`
    const name = role ?? 'nobody signed in'
    switch (standing(transition.by, role)) {
      case 'never': {
        const { lines, sees } = seenBy(ground, entity, role, made)
        return [
          `// May not: ${name}${sees ? ', though they see it' : ''}.`,
          '{',
          ...lines.map((line) => `  ${line}`),
          `  await notMoved(s, row, '${transition.id}', by, ${refusalOf(role, sees)})`,
          '}',
        ]
      }
      case 'free': {
        const { lines, sees } = seenBy(ground, entity, role, made)
        if (!sees) throw new CannotTest(unseen(entity, inside(transition.title), role))
        return [
          `// May: ${name}.`,
          '{',
          ...lines.map((line) => `  ${line}`),
          `  await moves(s, row, '${transition.id}', by)`,
          '}',
        ]
      }
      case 'own': {
        const path = role === null ? null : ground.ownPath(entity, transition.by, role)
        if (path === null)
          return [`// May only with their own, and has none: ${name}.`, '{', `  ${row('')}`, `  ${fails}`, '}']
        return [
          `// May with their own only: ${name}.`,
          '{',
          `  const owner = ${someone}`,
          `  ${row(`, {}, { owned: [{ path: '${path}', account: owner }] }`)}`,
          `  ${fails}`,
          `  await moves(s, row, '${transition.id}', owner)`,
          '}',
        ]
      }
    }
  })
  return [{ says: `Only those who are granted it can ${inside(transition.title)} ${inside(entity.plural)}`, body }]
}
