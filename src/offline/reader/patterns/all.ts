import { accounts } from './accounts.ts'
import { barring } from './barring.ts'
import { living, settling } from './living.ts'
import { acting } from './acting.ts'
import { belonging } from './belonging.ts'
import { bounding } from './bounding.ts'
import { building } from './building.ts'
import { choosing } from './choosing.ts'
import { comparing } from './comparing.ts'
import { computing } from './computing.ts'
import { counting } from './counting.ts'
import { entering } from './entering.ts'
import { differing } from './differing.ts'
import { existing } from './existing.ts'
import { exporting } from './exporting.ts'
import { finding } from './finding.ts'
import { giving } from './giving.ts'
import { guarding } from './guarding.ts'
import { having } from './having.ts'
import { introducing } from './introducing.ts'
import { keeping } from './keeping.ts'
import { limiting, limitingOtherwise } from './limiting.ts'
import { linking } from './linking.ts'
import { listing } from './listing.ts'
import { moving } from './moving.ts'
import { naming } from './naming.ts'
import { needing } from './needing.ts'
import { once } from './once.ts'
import { overall } from './overall.ts'
import { overlapping } from './overlapping.ts'
import { passwords } from './passwords.ts'
import { paging } from './paging.ts'
import { secluding } from './secluding.ts'
import { pending } from './pending.ts'
import { reviving } from './reviving.ts'
import type { Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

/** Every family of statements, in the order in which they are tried where none of them owns the statement. */
export const patterns: readonly Pattern[] = [
  accounts,
  passwords,
  giving,
  entering,
  building,
  linking,
  secluding,
  belonging,
  living,
  pending,
  moving,
  acting,
  having,
  choosing,
  exporting,
  paging,
  finding,
  overlapping,
  keeping,
  differing,
  once,
  counting,
  bounding,
  needing,
  overall,
  settling,
  reviving,
  barring,
  guarding,
  comparing,
  limitingOtherwise,
  computing,
  listing,
  limiting,
  existing,
  introducing,
  naming,
]

/** The families to be tried on a statement; one that is owned is a rule, whatever it looks like to the others. */
export function patternsFor(phrase: Phrase): readonly Pattern[] {
  const known = chosen.get(phrase)
  if (known !== undefined) return known
  const owner = phrase.length > longest ? undefined : patterns.find((pattern) => pattern.owns?.(phrase) === true)
  const rules = patterns.filter((pattern) => pattern !== owner && pattern.pass >= 3)
  const choice = owner === undefined ? patterns : [owner, ...rules]
  chosen.set(phrase, choice)
  return choice
}

/** Every pass asks again about the same statements. */
const chosen = new WeakMap<Phrase, readonly Pattern[]>()

/** Tokens of a statement that a family may still own: a rule is short. */
const longest = 40
