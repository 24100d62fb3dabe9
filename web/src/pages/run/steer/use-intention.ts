import { useRef, useState } from 'react'
import type { SteeredFragment, TypedDocumentString } from '../../../api/generated/graphql.ts'
import { newKey } from '../../../api/new-key.ts'
import { typed } from '../../../api/typed.ts'
import { useSession } from '../../../app/session-context.tsx'
import { readFailure } from '../../../ui/failure.tsx'
import { run as words } from '../../../words/run.ts'

interface Intention<Input> {
  /** Sends it; the run where it was accepted, null where `problems` say why not. */
  readonly send: (input: Omit<Input, 'idempotencyKey'>) => Promise<SteeredFragment['run']>
  readonly busy: boolean
  readonly problems: readonly string[]
}

/**
 * A mutation that a person means once: sent again with the same input it bears the same key, so that an answer that was
 * lost on the way costs nothing. Its effect comes as events.
 */
export function useIntention<Input>(
  document: TypedDocumentString<{ readonly answer: SteeredFragment }, { input: Input }>,
): Intention<Input> {
  const { queries } = useSession()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly string[]>([])
  const meant = useRef({ said: '', key: '' })
  const send: Intention<Input>['send'] = async (input) => {
    const said = JSON.stringify(input)
    if (said !== meant.current.said) meant.current = { said, key: newKey() }
    setBusy(true)
    const whole = { ...input, idempotencyKey: meant.current.key } as Input
    const { data, error } = await queries.mutation(typed(document), { input: whole }).toPromise()
    const { run = null, userErrors = [] } = data?.answer ?? {}
    // What was answered, whichever way, is settled: the same once more is meant anew.
    if (error === undefined) meant.current = { said: '', key: '' }
    setProblems(error === undefined ? userErrors.map(({ message }) => message) : [toldOf(error)])
    setBusy(false)
    return error === undefined && userErrors.length === 0 ? run : null
  }
  return { send, busy, problems }
}

function toldOf(error: Error): string {
  const { code, title, text } = readFailure(error)
  return code === 'UNREACHABLE' ? words.steer.unreachable : `${title} ${text}`.trim()
}
