import { CannotTest } from '../cannot-test.ts'
import { chiefRole, givenRole, rolesOf } from '../support/standing.ts'
import { inside, one } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

/** An account can have the role: given at registration, to the first account, or by those of the highest role alone. */
export const role: SubjectWriter<'role'> = (subject, ground) => {
  const { spec } = ground
  const found = spec.accounts?.roles.find((each) => each.id === subject.role)
  if (found === undefined) throw new CannotTest(`There is no role ${subject.role}.`)
  const isGiven = subject.role === givenRole(spec)
  const others = rolesOf(spec).filter((each) => each.id !== chiefRole(spec))
  const me = (account: string) =>
    `assert.equal((await ${account}.session.send('GET', '/api/me')).json.role, '${subject.role}')`
  return [
    {
      says: `An account can have the role of ${one(found.title)}`,
      body: [
        `const person = await s.another('${subject.role}')`,
        me('person'),
        ...(subject.role === chiefRole(spec)
          ? ['// The first account has it from the start.', 'const chief = await s.app.chief()', me('chief')]
          : []),
        ...(isGiven || others.length === 0
          ? []
          : [
              `// Nobody but ${inside(rolesOf(spec).at(-1)?.plural ?? '')} gives roles.`,
              `for (const role of [${others.map((each) => `'${each.id}'`).join(', ')}]) {`,
              '  const other = await s.another(role)',
              `  refused(await other.session.send('PATCH', \`/api/users/\${other.id}\`, { role: '${subject.role}' }), 'giving oneself a role', { status: [403, 404] })`,
              "  assert.equal((await other.session.send('GET', '/api/me')).json.role, role)",
              '}',
            ]),
      ],
    },
  ]
}
