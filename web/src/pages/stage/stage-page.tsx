import { lazy, memo, Suspense, useState } from 'react'
import { usePaced } from '../../live/use-paced.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { stage as words } from '../../words/stage.ts'
import { useLog } from '../run/scene.tsx'
import { ActorTable } from './actor-table.tsx'
import { Feed } from './beside/feed.tsx'
import { Now } from './beside/now.tsx'
import { leastRingWidth } from './picture/ring-layout.ts'
import { Ring } from './picture/ring.tsx'
import { TeamList } from './picture/team-list.tsx'
import { type Stage, StageProvider, useOpened, useStageOfScene } from './use-stage.tsx'
import { useWidth } from './use-width.ts'

const ActorSheet = lazy(() => import('./sheet/actor-sheet.tsx'))
const BetweenSheet = lazy(() => import('./sheet/between-sheet.tsx'))

/** How often a sheet that is open is drawn anew, in milliseconds: it is there to be read. */
const paceMs = 500

/** The team at work around its hub, live or as of a moment. */
export default function StagePage() {
  const stage = useStageOfScene()
  const { connection, events, headSeq } = useLog()
  // What is opened by a link is drawn once all of the log is there, not piece by piece.
  const [read, setRead] = useState(false)
  if (!read && headSeq > 0 && events.length >= headSeq) setRead(true)
  const [box, width] = useWidth()
  const opening = stage.state.seq === 0 && connection === 'opening'
  return (
    <StageProvider value={stage}>
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <section aria-label={words.title} className="min-w-0">
          <div ref={box}>
            {width === 0 || opening ? (
              <Skeleton className="h-[38.875rem] w-full" />
            ) : width >= leastRingWidth ? (
              <Ring width={width} />
            ) : (
              <TeamList />
            )}
          </div>
          <ActorTable />
        </section>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4 md:grid-cols-2 xl:grid-cols-[minmax(0,1fr)]">
          <Now />
          <Feed />
        </div>
      </div>
      {read ? <PacedSheets stage={stage} /> : null}
    </StageProvider>
  )
}

const PacedSheets = ({ stage }: { readonly stage: Stage }) => <Sheets stage={usePaced(stage, paceMs)} />

const Sheets = memo(function Sheets({ stage }: { readonly stage: Stage }) {
  const opened = useOpened()
  const close = (): void => stage.open(null)
  const [first = '', second = ''] = opened?.names ?? []
  return (
    <StageProvider value={stage}>
      <Suspense>
        {opened?.kind === 'persona' ? <ActorSheet key={first} actor={first} onClose={close} /> : null}
        {opened?.kind === 'between' ? (
          <BetweenSheet key={`${first}:${second}`} one={first} other={second} onClose={close} />
        ) : null}
      </Suspense>
    </StageProvider>
  )
})
