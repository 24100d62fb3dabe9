import { accounts } from './accounts.ts'
import { acting } from './acting.ts'
import { belonging } from './belonging.ts'
import { bounding } from './bounding.ts'
import { building } from './building.ts'
import { computing } from './computing.ts'
import { guarding } from './guarding.ts'
import { having } from './having.ts'
import { limiting, limitingOtherwise } from './limiting.ts'
import { listing } from './listing.ts'
import { moving } from './moving.ts'
import { naming } from './naming.ts'
import { needing } from './needing.ts'
import { overlapping } from './overlapping.ts'
import type { Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

/** Every family of statements, in the order in which they are tried where none of them owns the statement. */
export const patterns: readonly Pattern[] = [
  accounts,
  building,
  belonging,
  moving,
  acting,
  having,
  overlapping,
  bounding,
  needing,
  guarding,
  limitingOtherwise,
  computing,
  listing,
  limiting,
  naming,
]

/** The families to be tried on a statement: the one that owns it alone, else all of them. */
export const patternsFor = (phrase: Phrase): readonly Pattern[] => {
  const owner = patterns.find((pattern) => pattern.owns?.(phrase) === true)
  return owner === undefined ? patterns : [owner]
}
