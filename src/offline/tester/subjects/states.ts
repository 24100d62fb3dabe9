import { CannotTest } from '../cannot-test.ts'
import { wayTo } from '../support/way.ts'
import { and, inside } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

/** New rows start in the initial state, every state that can be reached is stored, and no other is taken. */
export const states: SubjectWriter<'states'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  const found = entity.states
  if (found === null) throw new CannotTest(`${entity.title} has no states.`)
  const reachable = found.values.filter((value) => wayTo(entity, value.id) !== null)
  const initial = found.values.find((value) => value.id === found.initial)
  const other = found.values.find((value) => value.id !== found.initial)
  return [
    {
      says: `A new ${inside(entity.title)} is ${inside(initial?.title ?? found.initial)}; the states are ${and(found.values.map((value) => inside(value.title)))}`,
      body: [
        `const row = await s.make('${entity.id}')`,
        `assert.equal(row.data.${found.field}, '${found.initial}')`,
        `for (const state of ['${other?.id}', 'no_such_state']) {`,
        `  const draft = await s.draft('${entity.id}')`,
        `  await notAdded(s, { ...draft, body: { ...draft.body, ${found.field}: state } }, { status: [422, 400] })`,
        '}',
        ...(entity.grants.edit.length === 0
          ? []
          : [
              `await notChanged(s, row, { by: await s.who('edit', row), body: { ${found.field}: 'no_such_state' } }, { status: [409, 422, 400, 403] })`,
            ]),
        ...reachable
          .filter((value) => value.id !== found.initial)
          .map(
            (value) =>
              `assert.equal((await s.bring(await s.make('${entity.id}'), '${value.id}')).data.${found.field}, '${value.id}')`,
          ),
      ],
    },
  ]
}
