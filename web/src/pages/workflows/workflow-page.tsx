import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useQuery } from 'urql'
import { WorkflowsDocument } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { CodeView } from '../../code/code-view.tsx'
import { NetView } from '../../net/net-view.tsx'
import { readWorkflow } from '../../net/read-workflow.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Empty } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { say } from '../../words/say.ts'
import { workflows as words } from '../../words/workflows.ts'
import { keepForRun, keepText } from './draft.ts'
import { Findings } from './findings.tsx'
import { marksOfFindings } from './marks-of-findings.ts'
import { StepPanel } from './step-panel.tsx'
import { useCheck } from './use-check.ts'
import { Variables } from './variables.tsx'

/** A workflow of the brain: its net, what stands against it, its variables and its source. */
export default function WorkflowPage() {
  const { name } = useParams({ from: '/workflows/$name' })
  const navigate = useNavigate()
  const [{ data, error }, ask] = useQuery({ query: typed(WorkflowsDocument) })
  const found = data?.workflows.find((one) => one.name === name)
  const workflow = useMemo(() => readWorkflow(found?.source), [found?.source])
  const text = useMemo(() => (found === undefined ? '' : JSON.stringify(found.source, null, 2)), [found])
  const titles = useMemo(() => new Map((data?.personas ?? []).map((one) => [one.name, one.title])), [data?.personas])
  const check = useCheck(found?.source)
  const marks = useMemo(() => marksOfFindings(check.findings ?? [], workflow), [check.findings, workflow])
  const [picked, setPicked] = useState<string | null>(null)
  if (data === undefined)
    return (
      <>
        <PageHead title={name} />
        {error === undefined ? (
          <Skeleton className="h-[40rem] w-full" />
        ) : (
          <Failure error={error} retry={() => ask({ requestPolicy: 'network-only' })} />
        )}
      </>
    )
  if (found === undefined)
    return (
      <>
        <PageHead title={name} />
        <Empty
          title={say(words.unknown.title, { name })}
          text={words.unknown.text}
          action={
            <Link to="/workflows" className={buttonClass('plain')}>
              {words.back}
            </Link>
          }
        />
      </>
    )
  const sound = check.findings?.length === 0
  const actions = (
    <div className="flex flex-wrap gap-2">
      <Button
        onClick={() => {
          keepText(text)
          void navigate({ to: '/workflows', hash: 'own' })
        }}
      >
        {words.edit}
      </Button>
      <Button
        look="primary"
        disabled={!sound}
        title={sound ? undefined : words.own.startHint}
        onClick={() => {
          keepForRun(text)
          void navigate({ to: '/' })
        }}
      >
        {words.own.start}
      </Button>
    </div>
  )
  return (
    <>
      <PageHead title={found.title} text={found.name} action={actions} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <div>
          <NetView workflow={workflow} titles={titles} marks={marks} picked={picked} onStep={setPicked} />
          {picked === null ? null : (
            <StepPanel workflow={workflow} name={picked} titles={titles} onClose={() => setPicked(null)} />
          )}
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-2">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            <Card title={words.check.title}>
              <Findings check={check} workflow={workflow} picked={picked} onPick={setPicked} />
            </Card>
            <Card title={words.variables.title}>
              <Variables variables={workflow.vars} />
            </Card>
          </div>
          <Card title={words.source.title} action={<CopyButton text={() => text} />}>
            <CodeView text={text} path={`${found.name}.json`} />
          </Card>
        </div>
      </div>
    </>
  )
}
