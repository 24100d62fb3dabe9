import { CannotTest } from '../cannot-test.ts'
import type { SubjectWriter } from '../written.ts'

/** Nobody can register, and a stranger can keep something and find it again. */
export const open: SubjectWriter<'open'> = (_subject, ground) => {
  const [first] = ground.spec.entities
  if (ground.spec.accounts !== null || first === undefined) throw new CannotTest('The application has accounts.')
  return [
    {
      says: 'Everybody can use it without an account',
      body: [
        `const row = await s.make('${first.id}')`,
        "await lists(s, row, await s.who('list', row))",
        'const { session } = s.app.visitor()',
        `assert.equal((await session.send('GET', '/api/${first.path}')).status, 200, 'a list is open to a stranger')`,
        "for (const path of ['/register', '/login', '/api/me']) {",
        "  assert.equal((await session.send('GET', path)).status, 404, `there is no ${path}`)",
        '}',
      ],
    },
  ]
}
