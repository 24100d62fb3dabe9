import { contractOf } from '../brain/contract-of.ts'
import type { OutputContract } from '../core/contract.ts'
import type { FileRef } from '../core/knowledge/entry.ts'
import type { StepWork } from './step-work.ts'
import { baseOf, openItem, type WorkedItem, workingCopyIn } from './working-copy.ts'

/** What a round of a step is about. */
export interface PieceOfWork {
  readonly contract: OutputContract
  /** The item of the work list that is in hand; null where the round is about the step as a whole. */
  readonly item: WorkedItem | null
  /** The application's files as they are now; empty where the step does not work on them. */
  readonly files: readonly FileRef[]
}

/** The contract of a round follows from how far the attempt is: first the list, then one edit for each of its items. */
export function pieceOfWork({ run, attempt, member }: StepWork): PieceOfWork {
  const contract = contractOf(member.contract)
  if (contract.id !== 'work_list') return { contract, item: null, files: [] }
  const copy = workingCopyIn(attempt.entries)
  const item = openItem(copy)
  if (item !== null) return { contract: contractOf('file_edit'), item, files: copy?.files ?? [] }
  return { contract, item: null, files: baseOf(run.entries)?.files ?? [] }
}
