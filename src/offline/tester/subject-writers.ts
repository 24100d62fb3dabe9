import type { Subject, SubjectKind } from '../../core/app-spec/demand.ts'
import type { Ground } from './ground.ts'
import { accountField } from './subjects/account-field.ts'
import { accounts } from './subjects/accounts.ts'
import { computed } from './subjects/computed.ts'
import { defaultValue } from './subjects/default.ts'
import { entity } from './subjects/entity.ts'
import { exportCsv } from './subjects/export.ts'
import { field } from './subjects/field.ts'
import { figure } from './subjects/figure.ts'
import { filter } from './subjects/filter.ts'
import { format } from './subjects/format.ts'
import { length } from './subjects/length.ts'
import { moment } from './subjects/moment.ts'
import { open } from './subjects/open.ts'
import { options } from './subjects/options.ts'
import { paging } from './subjects/paging.ts'
import { permission } from './subjects/permission.ts'
import { range } from './subjects/range.ts'
import { relation } from './subjects/relation.ts'
import { required } from './subjects/required.ts'
import { role } from './subjects/role.ts'
import { rule } from './subjects/rule.ts'
import { search } from './subjects/search.ts'
import { sort } from './subjects/sort.ts'
import { states } from './subjects/states.ts'
import { transition } from './subjects/transition.ts'
import { transitionPermission } from './subjects/transition-permission.ts'
import type { SubjectWriter, Written } from './written.ts'

const writers: { readonly [K in SubjectKind]: SubjectWriter<K> } = {
  accounts,
  open,
  role,
  entity,
  field,
  permission,
  transition_permission: transitionPermission,
  required,
  range,
  length,
  moment,
  format,
  options,
  default: defaultValue,
  relation,
  rule,
  states,
  transition,
  computed,
  figure,
  search,
  filter,
  sort,
  paging,
  export: exportCsv,
}

/** The tests of one demand, by the writer for its kind. */
export function writeSubject<S extends Subject>(subject: S, ground: Ground): readonly Written[] {
  // Accounts are no entity of their own: their fields are given at registration.
  if ('entity' in subject && subject.entity === 'user' && 'field' in subject) return accountField(subject, ground)
  // The table pairs each kind with its writer, which the compiler cannot follow through the union.
  const writer = writers[subject.kind] as unknown as (subject: S, ground: Ground) => readonly Written[]
  return writer(subject, ground)
}
