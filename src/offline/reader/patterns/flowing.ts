import { idOf, titleOf } from '../draft/naming.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { basesOf } from '../language/conjugate.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { movingBase } from '../language/verbs.ts'
import { moveFor, steps, waysIn } from './moves.ts'
import { subjectEntity } from './stating.ts'

const flows =
  /^(?:(?:a|an|the|each|every|all|its) )*(?<thing>[^,:()]+?)(?: 's)?(?: (?:status|state))? (?:must |can )?(?<verb>moves?|goes|go|changes?|switches|proceeds?|be changed|be moved|progresses)(?<path> (?:from )?(?:the )?.+)$/d

/** `A ticket goes from open to solved`: the way through the states. */
export function flowing(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, flows)
  const entity = found === null ? null : subjectEntity(scene, found.group('thing'))
  if (found === null || entity === null) return false
  if (/ from .+ from /.test(` ${textOf(found.group('path'))}`))
    return steps(scene, entity, phrase, waysIn(found.group('path')))
  const path = find(found.group('path'), /^(?<lead>from )?(?<path>.+)$/d)
  const words = (path?.group('path') ?? []).filter((token) => !/^(?:the|only|state|status)$/.test(token.lower))
  const names: string[][] = [[]]
  for (const token of words) {
    if (/^(?:to|and|,|→|->|=>|into|through|via)$/.test(token.lower)) names.push([])
    else names.at(-1)?.push(token.lower)
  }
  const values = names.filter((name) => name.length > 0).map((name) => idOf(name.join(' ')))
  if (values.length < 2 && (values.length < 1 || entity.initial === null)) return false
  if (
    names.some(
      (name) => name.length > 3 || name.some((word) => /^(?:if|when|by|must|can|cannot|or|not|only|back)$/.test(word)),
    )
  )
    return false
  const chain =
    path?.has('lead') === true || (values.length > 1 && !/^ ?to /.test(textOf(found.group('path'))))
      ? values
      : [entity.initial ?? '', ...values]
  for (const [index, to] of chain.entries()) {
    const from = chain[index - 1]
    if (!entity.values.includes(to)) entity.values.push(to)
    if (from === undefined) continue
    const verb = basesOf(to).find((base) => movingBase(base) !== null) ?? `mark_${to}`
    const move = moveFor(entity, verb, to)
    if (move.id.startsWith('mark_')) move.title = titleOf(`mark as ${to}`)
    if (!move.from.includes(from)) move.from.push(from)
    demand(scene, phrase, { kind: 'transition', entity: entity.id, transition: move.id })
  }
  entity.initial ??= chain[0] ?? null
  entity.lives = true
  scene.draft.current = entity.id
  return true
}
