import { integer, usd } from '../../../ui/figures.ts'
import { count, say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import type { StageEventOf } from '../state/stage-event.ts'
import { AnswerText } from './answer-text.tsx'
import { FoldOut } from './fold-out.tsx'

const { sheet } = words

/** Who answered, what it took and cost, and what was said. */
export function Answer({ event }: { readonly event: StageEventOf<'ModelAnswered'> | StageEventOf<'AnswerRefused'> }) {
  const { model, usage, cached = false, lostRequests = 0 } = event.data
  const repairs = event.type === 'ModelAnswered' ? event.data.repairs : 0
  const byRules = model === 'rules' && usage.outputTokens === 0
  const notes = [
    byRules
      ? sheet.rules
      : say(sheet.saidBy, {
          model,
          input: integer(usage.inputTokens),
          output: integer(usage.outputTokens),
          cost: usd(usage.costUsd),
        }),
    ...(cached ? [sheet.cached] : []),
    ...(repairs > 0 ? [count(repairs, sheet.repairs)] : []),
    ...(lostRequests > 0 ? [count(lostRequests, sheet.lost)] : []),
  ]
  return (
    <>
      <p className="tabular">{notes.join(' · ')}</p>
      {byRules ? null : <FoldOut title={sheet.showAnswer}>{() => <AnswerText eventId={event.id} />}</FoldOut>}
    </>
  )
}
