import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ForeignText } from '../../ui/foreign-text.tsx'
import { run as words } from '../../words/run.ts'
import { useScene } from './scene.tsx'
import { useSteering } from './steer/steering.tsx'

const { situation: said, steer } = words

/** The whole error of a run that failed or is parked, and what to do about it. */
export function SituationDetails() {
  const { run } = useScene()
  const { open } = useSteering()
  const [shown, setShown] = useState(false)
  const parked = run.status === 'PARKED'
  return (
    <>
      <Button size="sm" onClick={() => setShown(true)}>
        {said.details}
      </Button>
      {parked ? (
        <Button size="sm" look="primary" onClick={() => open('resume')}>
          {steer.resume.name}
        </Button>
      ) : null}
      {shown ? (
        <Dialog title={said.detailsTitle} onClose={() => setShown(false)}>
          <Details />
        </Dialog>
      ) : null}
    </>
  )
}

function Details() {
  const { run, runId } = useScene()
  const { parked, error } = run
  const message = parked?.message ?? null
  const help = parked === null ? said.failedHelp : message === null ? said.parkedDeadHelp : said.parkedHelp
  return (
    <div className="space-y-4">
      <p
        tabIndex={0}
        className="max-h-64 overflow-y-auto rounded-md bg-bad-soft p-3 font-mono text-sm whitespace-pre-wrap text-bad"
      >
        <span className="foreign">
          <ForeignText text={parked?.error ?? error?.message ?? ''} />
        </span>
      </p>
      {message === null ? null : (
        <p className="text-sm">
          <span className="text-ink-3">{said.parkedMessage}: </span>
          <span className="foreign font-mono">
            {[message.kind, message.type, message.id].filter(Boolean).join(' · ')}
          </span>
        </p>
      )}
      <div>
        <h3 className="text-sm font-medium">{said.whatToDo}</h3>
        <p className="text-ink-2">{help}</p>
      </div>
      <Link to="/runs/$runId/events" params={{ runId }} className={buttonClass('plain', 'sm')}>
        {said.lastEvents}
      </Link>
    </div>
  )
}
