import { Link, Outlet, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Failure, readFailure } from '../../ui/failure.tsx'
import { Empty } from '../../ui/notice.tsx'
import { useTitle } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { hasEnded } from '../../ui/status-badge.tsx'
import { run as words } from '../../words/run.ts'
import { say } from '../../words/say.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { RunFacts } from './run-facts.tsx'
import { RunHeader } from './run-header.tsx'
import { RunTabs } from './run-tabs.tsx'
import { type Scene, SceneContext } from './scene.tsx'
import { SituationLine } from './situation-line.tsx'
import { SteeringProvider } from './steer/steering.tsx'
import { TimeBar } from './time/time-bar.tsx'
import { useFollowing } from './use-following.ts'
import { useMoment } from './use-moment.ts'

/** Follows a run, and draws around each of its pages what belongs to all of them. */
export default function RunLayout() {
  const { runId } = useParams({ from: '/runs/$runId' })
  return <FollowedRun key={runId} runId={runId} />
}

function FollowedRun({ runId }: { readonly runId: string }) {
  const { seq, goTo } = useMoment()
  const { run, known, error, log, liveText, life, retry, again } = useFollowing(runId, seq)
  const scene = useMemo<Scene | null>(
    () =>
      run === null ? null : { runId, run, seq, log, liveText, goTo, steerable: seq === null && !hasEnded(run.status) },
    [runId, run, seq, log, liveText, goTo],
  )
  if (scene === null) {
    // An id that no run can have, and one that no run has, are the same to whoever follows a link.
    const isMalformed = error !== null && seq === null && readFailure(error).code === 'INVALID_INPUT'
    if (error !== null && !isMalformed)
      return <Unreadable error={error} retry={retry} goTo={seq === null ? null : goTo} />
    return known || isMalformed ? <NoSuchRun runId={runId} /> : <Loading />
  }
  return (
    <SceneContext value={scene} key={life}>
      <ConnectionBanner />
      <SteeringProvider>
        <div className="flex min-h-[calc(100dvh-6.5rem)] flex-col">
          <RunHeader />
          <RunFacts />
          <SituationLine onFollowAgain={again} />
          {error === null ? null : (
            <div className="mt-3">
              <Failure error={error} retry={retry} />
            </div>
          )}
          <RunTabs />
          <div className="min-w-0 flex-1">
            <Outlet />
          </div>
          <TimeBar />
        </div>
      </SteeringProvider>
    </SceneContext>
  )
}

function NoSuchRun({ runId }: { readonly runId: string }) {
  const { title, text, action } = words.nothingSuch
  const link = (
    <Link to="/runs" className={buttonClass('primary')}>
      {action}
    </Link>
  )
  useTitle(title)
  return (
    <>
      <h1 className="sr-only">{title}</h1>
      <Empty title={title} text={say(text, { id: runId })} action={link} />
    </>
  )
}

interface UnreadableProps {
  readonly error: Error
  readonly retry: () => void
  /** Null where the run is not looked at as of a moment. */
  readonly goTo: ((seq: null) => void) | null
}

const Unreadable = ({ error, retry, goTo }: UnreadableProps) => (
  <div className="space-y-4">
    <h1 className="text-xl font-semibold">{words.cannotRead}</h1>
    <Failure error={error} retry={retry} />
    <div className="flex flex-wrap gap-2">
      {goTo === null ? null : (
        <Button size="sm" look="primary" onClick={() => goTo(null)}>
          {words.situation.backToNow}
        </Button>
      )}
      <Link to="/runs" className={buttonClass('plain', 'sm')}>
        {words.nothingSuch.action}
      </Link>
    </div>
  </div>
)

const Loading = () => (
  <div>
    <Skeleton className="h-5 w-24" />
    <Skeleton className="mt-1 h-8 w-2/3" />
    <Skeleton className="mt-2 h-10 w-full max-w-3xl md:h-5" />
    <Skeleton className="mt-3 h-32 w-full md:h-14" />
    <Skeleton className="mt-3 mb-4 h-10 w-full" />
    <Skeleton className="h-96 w-full" />
  </div>
)
