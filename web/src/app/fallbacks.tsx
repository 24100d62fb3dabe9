import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button, buttonClass } from '../ui/button.tsx'
import { Empty } from '../ui/notice.tsx'
import { useTitle } from '../ui/page-head.tsx'
import { app } from '../words/app.ts'
import { isPartMissing, reloadIfServed } from './missing-part.ts'

/** Stands where an address leads nowhere. */
export function NotFound() {
  useTitle(app.notFound.title)
  const action = (
    <Link to="/runs" className={buttonClass('primary')}>
      {app.notFound.action}
    </Link>
  )
  return (
    <>
      <h1 className="sr-only">{app.notFound.title}</h1>
      <Empty title={app.notFound.title} text={app.notFound.text} action={action} />
    </>
  )
}

/** Stands where drawing a page failed. */
export const PageBroken = ({ error }: { readonly error: unknown }) =>
  isPartMissing(error) ? <PartAway /> : <Broken error={error} />

/** How often a server that is away is looked for. */
const everyMs = 3_000

function PartAway() {
  useEffect(() => {
    const timer = setInterval(() => void reloadIfServed(), everyMs)
    return () => clearInterval(timer)
  }, [])
  const action = <Button onClick={() => window.location.reload()}>{app.broken.action}</Button>
  return <Empty title={app.partAway.title} text={app.partAway.text} action={action} />
}

function Broken({ error }: { readonly error: unknown }) {
  const message = error instanceof Error ? error.message : String(error)
  const action = <Button onClick={() => window.location.reload()}>{app.broken.action}</Button>
  return <Empty title={app.broken.title} text={`${app.broken.text} ${message}`} action={action} />
}
