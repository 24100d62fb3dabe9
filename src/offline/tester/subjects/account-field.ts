import type { Field } from '../../../core/app-spec/field.ts'
import type { Subject, SubjectKind } from '../../../core/app-spec/demand.ts'
import { CannotTest } from '../cannot-test.ts'
import type { Ground } from '../ground.ts'
import { literal } from '../literal.ts'
import { candidates, step } from '../support/candidates.ts'
import { inside } from '../wording.ts'
import type { Written } from '../written.ts'
import { badForms } from './format.ts'

type Tried = { readonly says: string; readonly good: readonly unknown[]; readonly bad: readonly unknown[] }

/** What people give at registration is asked of the registration: good values are taken, bad ones refused and not stored. */
export function accountField(
  subject: Extract<Subject, { readonly field: string }>,
  ground: Ground,
): readonly Written[] {
  if (ground.spec.accounts === null) throw new CannotTest('The application has no accounts.')
  if (subject.kind === 'field' && ['email', 'password'].includes(subject.field)) {
    return [
      {
        says: `An account has its ${inside(subject.field)}`,
        body: [
          ...register,
          ...refusal(subject.field, literal('')),
          ...(subject.field === 'email' ? ['assert.equal((await taken({})).email, given.email)'] : ['await taken({})']),
        ],
      },
    ]
  }
  const field = ground.spec.accounts.fields.find((each) => each.id === subject.field)
  if (field === undefined) throw new CannotTest(`Accounts have no field ${subject.field}.`)
  if (!field.editable || field.type === 'reference')
    throw new CannotTest(`Nobody gives ${field.title} at registration.`)
  const tried = trials[subject.kind]?.(field) ?? null
  if (tried === null) throw new CannotTest(`What is asked of ${field.title} of accounts is not tried.`)
  const { says, good, bad } = tried
  const plain = candidates({ rules: [] }, field, 1, [])[0] ?? null
  return [
    {
      says: `An account's ${inside(field.title)} ${says}`,
      body: [
        ...register,
        ...bad.flatMap((value) => refusal(field.id, literal(value))),
        ...(good.length === 0 ? [plain] : good).map(
          (value) => `assert.equal((await taken({ ${field.id}: ${literal(value)} })).${field.id}, ${literal(value)})`,
        ),
      ],
    },
  ]
}

const register = [
  'await s.app.chief()',
  'const { session } = s.app.visitor()',
  'let given = s.app.registration()',
  "const send = (values) => session.send('POST', '/api/register', { ...given, ...values })",
  '// What was refused left no account behind: the same address is still free.',
  'const taken = async (values) => {',
  '  const answer = await send(values)',
  '  assert.equal(answer.status, 201, answer.text)',
  "  const me = await session.send('GET', '/api/me')",
  '  assert.equal(me.json.id, answer.json.id)',
  '  given = { ...given, ...s.app.registration() }',
  '  return { ...me.json, given: answer.json }',
  '}',
]

const refusal = (field: string, value: string): readonly string[] => [
  `refused(await send({ ${field}: ${value} }), 'registering with a wrong ${field}', { field: '${field}' })`,
]

const limits = (least: number | null, most: number | null): string =>
  least === null || least === 0 ? `at most ${most}` : most === null ? `at least ${least}` : `${least} to ${most}`

const present = <T>(values: readonly (T | null)[]): readonly T[] => values.filter((value) => value !== null)
const isText = (field: Field): boolean => field.type === 'text' || field.type === 'long_text'

/** What is tried of a field, by the kind of the demand; null where there is nothing to try. */
const trials: Readonly<Partial<Record<SubjectKind, (field: Field) => Tried | null>>> = {
  field: (field) => ({ says: 'is kept', good: candidates({ rules: [] }, field, 7, []).slice(0, 2), bad: [] }),
  required: (field) => ({ says: 'must be given', good: [], bad: [null, ...(isText(field) ? ['', '  '] : [])] }),
  options: (field) => ({
    says: 'is one of its options',
    good: field.options.map((option) => option.id),
    bad: ['something_else'],
  }),
  format: (field) => (badForms(field).length === 0 ? null : { says: 'has its form', good: [], bad: badForms(field) }),
  range: (field) => {
    const beyond = (bound: number | null, by: number) =>
      bound === null ? null : Math.round((bound + by * step(field)) * 100) / 100
    const bad = present([beyond(field.min, -1), beyond(field.max, 1)])
    return bad.length === 0
      ? null
      : { says: `is ${limits(field.min, field.max)}`, good: present([field.min, field.max]), bad }
  },
  length: (field) => {
    const { minLength: min, maxLength: max } = field
    const bad = present([min !== null && min > 1 ? min - 1 : null, max === null ? null : max + 1])
    if (!isText(field) || bad.length === 0) return null
    const text = (size: number) => 'x'.repeat(size)
    return {
      says: `has ${limits(min, max)} characters`,
      good: present([min === 0 ? null : min, max]).map(text),
      bad: bad.map(text),
    }
  },
}
