import { useEffect, useState } from 'react'
import { Check, WifiOff } from 'lucide-react'
import { toneClass } from '../../ui/tone.ts'
import { run as words } from '../../words/run.ts'
import { integer } from '../../ui/figures.ts'
import { say } from '../../words/say.ts'
import { useLogPart } from './use-log-part.ts'

/** A connection that is lost for less than this is not worth a word, in milliseconds. */
const noticedMs = 400
const shownMs = 8_000

/** Says over the page that the connection is lost, and after which event it was taken up again. */
export function ConnectionBanner() {
  const lost = useLogPart(({ connection }) => connection === 'lost')
  const over = useLogPart(({ connection }) => connection === 'failed' || connection === 'ended')
  const resumes = useLogPart((log) => log.resumes)
  const after = useLogPart(({ resumedAfter }) => resumedAfter)
  const [told, setTold] = useState<'lost' | 'resumed' | null>(null)
  useEffect(() => {
    if (!lost) return
    const timer = setTimeout(() => setTold('lost'), noticedMs)
    return () => clearTimeout(timer)
  }, [lost])
  useEffect(() => {
    if (resumes === 0) return
    setTold('resumed')
    const timer = setTimeout(() => setTold(null), shownMs)
    return () => clearTimeout(timer)
  }, [resumes])
  useEffect(() => {
    // What has ended or failed is not being reconnected.
    if (over) setTold((now) => (now === 'lost' ? null : now))
  }, [over])
  const { connection: said } = words
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-16 z-40 flex justify-center px-4">
      {told === null ? null : (
        <p
          key={told}
          className={`flex items-center gap-2 rounded-md px-4 py-2 text-sm font-medium shadow-over ${toneClass[told === 'lost' ? 'warn' : 'ok']}`}
        >
          {told === 'lost' ? <WifiOff size={16} aria-hidden="true" /> : <Check size={16} aria-hidden="true" />}
          <span>
            {told === 'lost'
              ? said.lost
              : after === null || after === 0
                ? said.resumedFirst
                : say(said.resumed, { seq: integer(after) })}
            {told === 'lost' ? <span className="block text-xs font-normal">{said.lostText}</span> : null}
          </span>
        </p>
      )}
    </div>
  )
}
