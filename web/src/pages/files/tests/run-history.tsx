import type { TestRun } from '../../../hub/test-run.ts'
import { spoken } from '../../../live/titles.ts'
import { clockTime } from '../../../ui/figures.ts'
import { files as words } from '../../../words/files.ts'
import { count, say } from '../../../words/say.ts'

interface RunHistoryProps {
  readonly runs: readonly TestRun[]
  /** The run in view. */
  readonly seq: number
  readonly onChoose: (seq: number) => void
}

/** Every time that the tests ran, newest first. */
export const RunHistory = ({ runs, seq, onChoose }: RunHistoryProps) => (
  <section aria-label={words.tests.history} className="rounded-lg border bg-card p-1">
    <h2 className="px-2 py-1.5 text-sm font-medium">{words.tests.history}</h2>
    <ol reversed className="max-h-72 overflow-y-auto lg:max-h-[40rem]">
      {runs.toReversed().map((run) => (
        <li key={run.seq}>
          <button
            type="button"
            aria-pressed={run.seq === seq}
            onClick={() => onChoose(run.seq)}
            className={`w-full rounded-md px-2 py-2 text-start text-sm ${run.seq === seq ? 'bg-accent-soft' : 'hover:bg-sunk'}`}
          >
            <span className="tabular flex justify-between gap-2">
              <span className="foreign">{say(words.tests.runOf, { step: spoken(run.step), n: run.attempt })}</span>
              <span className="text-xs text-ink-3">{clockTime(run.at)}</span>
            </span>
            <Bar run={run} />
            <span className="tabular flex flex-wrap gap-x-3 text-xs">
              <span className="text-ok">{count(run.passed, words.tests.passed)}</span>
              <span className={run.failed === 0 ? 'text-ink-3' : 'text-bad'}>
                {count(run.failed, words.tests.failedN)}
              </span>
              {run.skipped === 0 ? null : (
                <span className="text-ink-3">{count(run.skipped, words.tests.skippedN)}</span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ol>
  </section>
)

/** Passed, failed and skipped as parts of a line. */
const Bar = ({ run: { passed, failed, skipped } }: { readonly run: TestRun }) => (
  <span aria-hidden="true" className="my-1.5 flex h-1.5 gap-0.5 overflow-hidden rounded-full">
    {[
      { n: passed, colour: 'bg-ok' },
      { n: failed, colour: 'bg-bad' },
      { n: skipped, colour: 'bg-line-strong' },
    ].map(({ n, colour }) => (n === 0 ? null : <span key={colour} className={colour} style={{ flexGrow: n }} />))}
  </span>
)
