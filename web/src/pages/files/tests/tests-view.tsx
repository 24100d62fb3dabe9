import { useState } from 'react'
import type { HubState } from '../../../hub/hub-state.ts'
import { TestMark } from '../../../hub/test-mark.tsx'
import type { TestRun, TestStatus } from '../../../hub/test-run.ts'
import { titleOf, type Titles } from '../../../live/titles.ts'
import { Card } from '../../../ui/card.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { files as words } from '../../../words/files.ts'
import { hub as hubWords } from '../../../words/hub.ts'
import { say } from '../../../words/say.ts'
import { ClauseLinks } from '../../hub/clause-links.tsx'
import { NoApplication } from '../no-application.tsx'
import { groupTests } from './group-tests.ts'
import { RunHistory } from './run-history.tsx'
import { TestRow } from './test-row.tsx'

interface TestsViewProps {
  readonly hub: HubState
  readonly titles: Titles
  /** A test that was asked for, by its name. */
  readonly test: string | null
}

/** How the tests came out: the last time, and each time before. */
export function TestsView({ hub, titles, test }: TestsViewProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const run = hub.testRuns.find(({ seq }) => seq === chosen) ?? hub.testRuns.at(-1)
  const amendments = hub.decisions.filter(({ about }) => about === 'amendment')
  if (run === undefined)
    return hub.locked === null ? (
      <NoApplication yet={words.tests.empty} />
    ) : (
      <Card title={words.tests.waiting}>
        <ul className="space-y-1 text-sm">
          {hub.locked.tests.map(({ title, clauses }) => (
            <li key={title} className="flex gap-2">
              <TestMark status={null} />
              <span className="foreign">
                {title} <ClauseLinks clauses={clauses} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    )
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[19rem_1fr]">
      <RunHistory runs={hub.testRuns} seq={run.seq} onChoose={setChosen} />
      <div className="min-w-0 space-y-4">
        <Report run={run} test={test} />
        {amendments.length === 0 ? null : (
          <Card title={words.tests.amendments}>
            <ul className="space-y-3 text-sm">
              {amendments.map(({ seq, outcome, reason, by, clauses }) => (
                <li key={`${seq} ${outcome}`} className="foreign border-s-2 ps-3">
                  <p className="font-medium">
                    {outcome} <ClauseLinks clauses={clauses} />
                  </p>
                  <p className="text-ink-2">{reason}</p>
                  {by === null ? null : (
                    <p className="text-xs text-ink-3">{say(hubWords.decisions.by, { who: titleOf(titles, by) })}</p>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </div>
  )
}

type Asked = 'all' | 'failed' | 'skipped'

function Report({ run, test }: { readonly run: TestRun; readonly test: string | null }) {
  const [asked, setAsked] = useState<Asked>('all')
  const only: TestStatus | null = asked === 'all' ? null : asked
  const suites = groupTests(run.tests, only)
  return (
    <>
      <Segmented<Asked>
        label={words.tests.filter}
        value={asked}
        options={[
          { value: 'all', name: `${words.tests.all} ${run.tests.length}` },
          { value: 'failed', name: `${words.tests.failed} ${run.failed}` },
          { value: 'skipped', name: `${words.tests.skipped} ${run.skipped}` },
        ]}
        onChange={setAsked}
      />
      {suites.length === 0 ? <p className="py-6 text-ink-2">{words.tests.none}</p> : null}
      {suites.map(({ suite, files }) => (
        <Card key={suite} title={words.tests.suites[suite]}>
          <p className="mb-3 text-sm text-ink-3">{words.tests.suitesMean[suite]}</p>
          <div className="space-y-4">
            {files.map(({ file, tests }) => (
              <section key={file}>
                <h3 className="foreign mb-1 font-mono text-xs text-ink-2">{file}</h3>
                <ul className="divide-y">
                  {tests.map((one) => (
                    <TestRow key={one.name} test={one} asked={one.name === test} />
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </Card>
      ))}
    </>
  )
}
