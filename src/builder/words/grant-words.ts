import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Grant } from '../../core/app-spec/grant.ts'
import { inSentence, listed } from './english.ts'

/** The plural of a role inside a sentence: `admins`. */
const roleWords = (spec: AppSpec, id: string): string => {
  const role = spec.accounts?.roles.find((each) => each.id === id)
  return inSentence(role?.plural ?? id)
}

/** Who is granted something: `admins`, `everyone`, `members, for their own`. */
export function whoWords(spec: AppSpec, grants: readonly Grant[]): string {
  if (grants.length === 0) return 'nobody'
  const open = grants.find(({ who, own }) => who === 'anyone' && own === null)
  if (open) return 'everyone'
  return listed([...new Set(grants.map((grant) => oneWords(spec, grant)))], 'and')
}

function oneWords(spec: AppSpec, { who, own }: Grant): string {
  const people = who === 'anyone' || who === 'signed_in' ? 'people who are signed in' : roleWords(spec, who)
  return own === null ? people : `${people} (only their own)`
}

/** True where everyone may, signed in or not. */
export const isOpen = (grants: readonly Grant[]): boolean =>
  grants.some(({ who, own }) => who === 'anyone' && own === null)
