import { CannotTest } from '../cannot-test.ts'
import { wayTo } from '../support/way.ts'
import { and, inside } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

/** The transition works from each of its states and from no other. */
export const transition: SubjectWriter<'transition'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  const { states } = entity
  const found = states?.transitions.find((each) => each.id === subject.transition)
  if (states === null || found === undefined)
    throw new CannotTest(`${entity.title} has no transition ${subject.transition}.`)
  if (found.by.length === 0) throw new CannotTest(`Nobody may make the transition "${found.title}".`)
  const reachable = states.values.map((value) => value.id).filter((id) => wayTo(entity, id) !== null)
  const from = reachable.filter((id) => found.from.includes(id))
  const others = reachable.filter((id) => !found.from.includes(id))
  if (from.length === 0)
    throw new CannotTest(`No row of ${entity.title} ever comes to a state from which "${found.title}" is possible.`)
  const title = (id: string) => inside(states.values.find((value) => value.id === id)?.title ?? id)
  const row = (state: string) => `await s.bring(await s.make('${entity.id}'), '${state}')`
  return [
    {
      says: `${entity.plural} can be moved by "${found.title}" from ${and(from.map(title))} to ${title(found.to)}, and from no other state`,
      body: [
        ...from.flatMap((state) => [`// From ${title(state)}.`, `await s.move(${row(state)}, '${found.id}')`]),
        ...others.flatMap((state) => [
          `// Not from ${title(state)}.`,
          '{',
          `  const row = ${row(state)}`,
          `  const by = (await s.whoMay(s.app.entity('${entity.id}').states.transitions.find((each) => each.id === '${found.id}').by, row)) ?? row.by`,
          `  await notMoved(s, row, '${found.id}', by, { status: [404, 403, 409] })`,
          ...(state === found.to ||
          states.transitions.some((each) => each.from.includes(state) && each.to === found.to) ||
          entity.grants.edit.length === 0
            ? []
            : [
                `  const editor = await s.whoMay(s.app.entity('${entity.id}').grants.edit, row)`,
                `  if (editor) await notChanged(s, row, { by: editor, body: { ${states.field}: '${found.to}' } }, { status: [400, 403, 409, 422] })`,
              ]),
          '}',
        ]),
      ],
    },
  ]
}
