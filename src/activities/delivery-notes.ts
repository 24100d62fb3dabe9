import type { RunContext } from '../actors/run/run-context.ts'
import type { AmendmentCheck } from '../brain/contracts/amendment-check.ts'
import type { TestAmendment } from '../brain/contracts/test-amendment.ts'
import type { WorkList } from '../brain/contracts/work-list.ts'
import type { Entry } from '../core/knowledge/entry.ts'
import { changesOf } from './working-copy.ts'

/**
 * What a reader of a delivery has to know beside its tests, as Markdown: which changes of the rendered application were
 * made and which could not be kept, and what became of acceptance tests that were disputed. Empty where there is nothing.
 */
export const deliveryNotes = (run: RunContext): string =>
  section('Changes to the rendered application', changes(run)) + section('Disputed acceptance tests', disputes(run))

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n## ${title}\n\n${lines.map((line) => `- ${line}\n`).join('')}`

function changes({ entries }: RunContext): readonly string[] {
  return changesOf(entries).map(({ what, paths, clauses, state, refused }) => {
    const about = `${plain(what)} (${[...paths, ...clauses].join(', ')})`
    const why = plain(refused.at(-1)?.join(' ') ?? '')
    if (state === 'kept') return about
    return state === 'unchanged' ? `**Left as it was:** ${about}` : `**Left out:** ${about}: ${why}`
  })
}

function disputes(run: RunContext): readonly string[] {
  const lists = run.entries.filter(({ kind }) => kind === 'work_list')
  return lists.flatMap((list, index) => {
    const next = lists[index + 1]
    const until = next === undefined ? run.entries.length : run.entries.indexOf(next)
    const following = run.entries.slice(run.entries.indexOf(list), until)
    return (list.content as unknown as WorkList).disputes.map(({ test, clauses, why }) => {
      const title = run.locked?.tests.find(({ id }) => id === test)?.title ?? test
      return `"${plain(title)}" (${clauses.join(', ')}): ${plain(why)} ${outcomeOf(run, following, test)}`
    })
  })
}

/** What became of the dispute of a test, by the entries that followed on it. */
function outcomeOf({ amendments }: RunContext, following: readonly Entry[], test: string): string {
  const entry = following.findLast(({ kind }) => kind === 'test_amendment')
  if (entry === undefined) return '**Not settled.**'
  const done = amendments.find(({ amendment }) => amendment === entry.id)
  const why = done?.amended.find((one) => one.test === test)?.why
  if (done !== undefined && why !== undefined) {
    const hashes = `sha256 of the tests ${done.oldSha256} before, ${done.sha256} after`
    return `**Amended** by ${done.amendedBy}, checked by ${done.checkedBy}: ${plain(why)} (${hashes})`
  }
  const refused = (entry.content as unknown as TestAmendment).refused.find((one) => one.test === test)
  if (refused !== undefined) return `**Refused** by ${entry.author}: ${plain(refused.text)}`
  const check = following.findLast(({ kind }) => kind === 'amendment_check')
  const findings = (check?.content as unknown as AmendmentCheck | undefined)?.findings ?? []
  const reason = findings.map(({ message }) => plain(message)).join(' ')
  return `**Refused** by ${check?.author ?? 'the platform'}: ${reason === '' ? 'The amendment did not hold.' : reason}`
}

/** One line that no Markdown of a model can break out of. */
const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[<>`*_#|[\]]/g, String.raw`\$&`)
    .trim()
