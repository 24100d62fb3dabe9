import type { Store } from '../../src/core/store/store.ts'
import { activityContract } from './store-activities.ts'
import { answerContract } from './store-answers.ts'
import { appendContract } from './store-append.ts'
import { figuresContract } from './store-figures.ts'
import { forkContract } from './store-fork.ts'
import { formatContract } from './store-formats.ts'
import { inboxContract } from './store-inbox.ts'
import { listContract } from './store-lists.ts'
import { ownershipContract } from './store-ownership.ts'
import { progressContract } from './store-progress.ts'
import { spendingContract } from './store-spending.ts'

/** What every store keeps to. `store()` gives the one under test; it may hold rows of earlier tests. */
export function storeContract(store: () => Store): void {
  appendContract(store)
  ownershipContract(store)
  inboxContract(store)
  listContract(store)
  activityContract(store)
  forkContract(store)
  figuresContract(store)
  progressContract(store)
  formatContract(store)
  answerContract(store)
  spendingContract(store)
}
