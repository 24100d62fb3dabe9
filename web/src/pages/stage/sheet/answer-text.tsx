import { useQuery } from 'urql'
import { StageAnswerDocument } from '../../../api/generated/graphql.ts'
import { typed } from '../../../api/typed.ts'
import { Failure } from '../../../ui/failure.tsx'
import { ForeignText } from '../../../ui/foreign-text.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { stage as words } from '../../../words/stage.ts'
import { Readable } from './readable.tsx'

/** What a model said, word for word, where it is kept; as it can be read best. */
export function AnswerText({ eventId }: { readonly eventId: string }) {
  const [{ data, error }, again] = useQuery({ query: typed(StageAnswerDocument), variables: { id: eventId } })
  if (error !== undefined) return <Failure error={error} retry={() => again({ requestPolicy: 'network-only' })} />
  if (data === undefined) return <Skeleton className="h-24 w-full" />
  const answer = data.node !== null && 'answer' in data.node ? data.node.answer : null
  if (answer === null) return <p className="text-ink-3">{words.sheet.noAnswer}</p>
  const json = parsed(answer)
  if (json !== null) return <Readable value={json} />
  return (
    <p className="foreign max-h-96 overflow-y-auto rounded-md bg-sunk px-3 py-2 font-mono text-xs whitespace-pre-wrap">
      <ForeignText text={answer.slice(0, 20_000)} />
    </p>
  )
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
