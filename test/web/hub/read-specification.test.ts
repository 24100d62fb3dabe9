import { expect, test } from 'vitest'
import { ruleText } from '../../../web/src/pages/hub/content/read-specification.ts'

test.each([
  [{ kind: 'unique', fields: ['email'], where: [] }, 'No two have the same email.'],
  [
    { kind: 'compare', condition: { field: 'last_day', op: '>=', value: { field: 'first_day' } } },
    'last_day >= first_day.',
  ],
  [
    { kind: 'required_when', field: 'reason', when: [{ field: 'state', op: '=', value: { literal: 'declined' } }] },
    'reason is required while state = declined.',
  ],
  [{ kind: 'limit', max: 3, scope: ['owner'], where: [] }, 'At most 3 per owner.'],
  [
    { kind: 'limit', max: 40, scope: [], where: [{ field: 'state', op: '!=', value: { literal: null } }] },
    'At most 40 in all, while state != null.',
  ],
  [{ kind: 'keep_while_used', by: 'reservation', via: 'tool' }, 'It cannot be deleted while reservation refer to it.'],
  [{ kind: 'of_tomorrow' }, 'of_tomorrow'],
])('the rule %j is said in words', (rule, sentence) => {
  expect(ruleText(rule)).toBe(sentence)
})
