import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { StartDocument } from '../../api/generated/graphql.ts'
import { newKey } from '../../api/new-key.ts'
import { typed } from '../../api/typed.ts'
import { useSession } from '../../app/session-context.tsx'
import { readFailure } from '../../ui/failure.tsx'
import { home } from '../../words/home.ts'
import type { Draft } from './draft.ts'
import { orderOf, type Wrongs, wrongsOf } from './order.ts'

interface Starting {
  readonly draft: Draft
  readonly edit: (change: Partial<Draft>) => void
  readonly discard: () => void
}

/** Starts the run of a draft and goes there. However often it is called, an unchanged draft starts one run. */
export function useStart({ draft, edit, discard }: Starting) {
  const session = useSession()
  const navigate = useNavigate()
  const busy = useRef(false)
  const [starting, setStarting] = useState(false)
  const [wrongs, setWrongs] = useState<Wrongs>({})

  async function start(): Promise<void> {
    if (busy.current) return
    const order = orderOf(draft)
    if ('wrongs' in order) return setWrongs(order.wrongs)
    busy.current = true
    setStarting(true)
    setWrongs({})
    const idempotencyKey = draft.key ?? newKey()
    edit({ key: idempotencyKey })
    const { data, error } = await session.queries.mutation(typed(StartDocument), {
      input: { ...order.input, idempotencyKey },
    })
    busy.current = false
    setStarting(false)
    const { run = null, userErrors = [] } = data?.startRun ?? {}
    if (run !== null) {
      discard()
      return navigate({ to: '/runs/$runId', params: { runId: run.id } })
    }
    setWrongs(error === undefined ? wrongsOf(userErrors) : { elsewhere: `${home.wrong.elsewhere} ${told(error)}` })
  }
  return { start, starting, wrongs }
}

const told = (error: Error): string => {
  const { title, text } = readFailure(error)
  return `${title.replace(/\.?$/, '.')} ${text}`
}
