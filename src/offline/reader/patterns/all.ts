import { accounts } from './accounts.ts'
import { acting } from './acting.ts'
import { building } from './building.ts'
import { having } from './having.ts'
import { limiting } from './limiting.ts'
import { listing } from './listing.ts'
import { moving } from './moving.ts'
import type { Pattern } from './pattern.ts'

/** Every family of statements, in the order in which they are tried. */
export const patterns: readonly Pattern[] = [accounts, building, moving, acting, having, listing, limiting]
