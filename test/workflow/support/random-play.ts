import { applyMove } from '../../../src/workflow/apply-move.ts'
import type { Net } from '../../../src/workflow/compile-workflow.ts'
import { enabled, failed, initialMarking, isFinished, isStuck, type Marking } from '../../../src/workflow/marking.ts'
import type { Move } from '../../../src/workflow/move.ts'
import { begin, complete, exhaust, fail, type Played, retry, start } from '../../../src/workflow/play.ts'

/** How a play went: its markings, its moves in order, and how it ended. */
export interface Play {
  readonly markings: readonly Marking[]
  readonly moves: readonly Move[]
  readonly outcome: 'finished' | 'stuck' | 'unfinished'
}

/** Plays a net by a list of decisions; when they run out, everyone does what leads on. */
export function randomPlay(net: Net, decisions: readonly number[]): Play {
  let at = 0
  const decide = (ways: number): number => (decisions[at++] ?? 0) % ways
  const moves: Move[] = []
  const markings: Marking[] = [initialMarking(net)]
  let marking = initialMarking(net)
  const keep = (played: Played): void => {
    marking = played.marking
    moves.push(...played.moves)
    markings.push(marking)
  }
  keep(begin(net, { pick: decide(3) }))
  for (let turn = 0; turn < 2_000; turn++) {
    if (isFinished(marking)) return { markings, moves, outcome: 'finished' }
    if (isStuck(net, marking)) return { markings, moves, outcome: 'stuck' }
    const variables = { pick: decide(3) }
    const ready = enabled(net, marking)
    const needsPerson = failed(net, marking)
    const choices = [...marking.running, ...ready, ...needsPerson]
    const step = choices[decide(choices.length)] ?? ''
    if (ready.includes(step)) {
      marking = start(net, marking, step)
      moves.push({ kind: 'started', step })
      markings.push(marking)
    } else if (needsPerson.includes(step)) keep(retry(net, { marking, step, variables }))
    else {
      const how = decide(6)
      const end = how === 1 ? fail : how === 2 ? exhaust : complete
      keep(end(net, { marking, step, variables }))
    }
  }
  return { markings, moves, outcome: 'unfinished' }
}

/** Folds recorded moves, as a log would after a round trip through JSON. */
export function fold(net: Net, moves: readonly Move[]): Marking {
  const recorded = JSON.parse(JSON.stringify(moves)) as Move[]
  return recorded.reduce<Marking>((marking, move) => applyMove(net, marking, move), initialMarking(net))
}
