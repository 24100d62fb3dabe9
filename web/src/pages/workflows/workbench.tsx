import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { WorkflowsQuery } from '../../api/generated/graphql.ts'
import { NetView } from '../../net/net-view.tsx'
import { readWorkflow } from '../../net/read-workflow.ts'
import { keepEqual, type StepMark } from '../../net/step-mark.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { workflows as words } from '../../words/workflows.ts'
import { keepForRun, keepText, keptText } from './draft.ts'
import { Findings } from './findings.tsx'
import { marksOfFindings } from './marks-of-findings.ts'
import { lineAt, placeOf, readJson } from './read-json.ts'
import { SourceField } from './source-field.tsx'
import { StepPanel } from './step-panel.tsx'
import { useCheck } from './use-check.ts'

interface WorkbenchProps {
  readonly known: WorkflowsQuery['workflows']
  readonly titles: ReadonlyMap<string, string>
}

/** Where somebody writes a workflow, sees it as a net and reads what is wrong with it. */
export function Workbench({ known, titles }: WorkbenchProps) {
  const navigate = useNavigate()
  const [text, setText] = useState(keptText)
  const [picked, setPicked] = useState<string | null>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => keepText(text), [text])
  const empty = text.trim() === ''
  const { value, fault, places } = useMemo(() => (empty ? nothing : readJson(text)), [text, empty])
  const workflow = useSameShape(value)
  const check = useCheck(fault === null ? value : undefined)
  const kept = useRef<ReadonlyMap<string, StepMark>>(new Map())
  const marks = useMemo(() => {
    kept.current = keepEqual(kept.current, marksOfFindings(check.findings ?? [], workflow))
    return kept.current
  }, [check.findings, workflow])
  const goToLine = useCallback((line: number, column: number): void => select(area.current, line, column), [])
  const lineOf = (at: string): number | null => {
    const place = placeOf(places, at)
    return place === null ? null : lineAt(text, place).line
  }
  const sound = fault === null && check.findings?.length === 0 && !check.checking
  return (
    <section id="own" aria-labelledby="own-title" className="mt-10 scroll-mt-20">
      <h2 id="own-title" className="text-lg font-semibold">
        {words.own.title}
      </h2>
      <p className="mb-4 max-w-prose text-ink-2">{words.own.text}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <SourceField text={text} onText={setText} known={known} area={area} broken={fault !== null} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <div>
            <NetView
              workflow={workflow}
              titles={titles}
              marks={marks}
              picked={picked}
              onStep={setPicked}
              empty={words.own.empty}
            />
            {picked === null ? null : (
              <StepPanel workflow={workflow} name={picked} titles={titles} onClose={() => setPicked(null)} />
            )}
          </div>
          <Card
            title={words.check.title}
            action={
              <Button
                look="primary"
                size="sm"
                disabled={!sound}
                title={sound ? undefined : words.own.startHint}
                onClick={() => {
                  keepForRun(text)
                  void navigate({ to: '/' })
                }}
              >
                {words.own.start}
              </Button>
            }
          >
            <Findings
              check={check}
              workflow={workflow}
              fault={fault}
              picked={picked}
              onPick={setPicked}
              lineOf={lineOf}
              onLine={goToLine}
            />
          </Card>
        </div>
      </div>
    </section>
  )
}

const nothing = { value: undefined, fault: null, places: new Map<string, number>() }

/** The workflow that was read; the same object while what is typed changes nothing of it. */
function useSameShape(value: unknown): ReturnType<typeof readWorkflow> {
  const key = useMemo(() => JSON.stringify(value) ?? '', [value])
  return useMemo(() => readWorkflow(value), [key])
}

/** Puts the caret at the beginning of a line and shows it. */
function select(area: HTMLTextAreaElement | null, line: number, column: number): void {
  if (area === null) return
  const lines = area.value.split('\n')
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  area.focus()
  area.setSelectionRange(from + column - 1, from + (lines[line - 1]?.length ?? 0))
  area.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(area).lineHeight))
}
