import type { EntityDraft } from '../draft/draft.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import type { Scene } from '../draft/scene.ts'
import { borrow, textOf, type Phrase } from '../language/token.ts'
import { valueAndFilter, type Read } from './summing.ts'
import { addComputed } from './worked-out.ts'

/** The function that a word asks for. */
export const functions: Readonly<Record<string, 'sum' | 'avg' | 'count' | 'min' | 'max'>> = {
  sum: 'sum',
  total: 'sum',
  average: 'avg',
  mean: 'avg',
  number: 'count',
  count: 'count',
  minimum: 'min',
  lowest: 'min',
  maximum: 'max',
  highest: 'max',
  latest: 'max',
}

type Aggregating = {
  readonly entity: EntityDraft
  readonly fn: 'sum' | 'avg' | 'count' | 'min' | 'max'
  readonly what: Phrase
  readonly name: string | null
  readonly phrase: Phrase
}

/** `of its lines`, `of the amounts of all payments`, `of tasks that are done`. */
export function aggregateOver(scene: Scene, { entity, fn, what, name, phrase }: Aggregating): boolean {
  const children = [...scene.draft.entities.values()].flatMap((child) =>
    child.fields.filter((field) => field.target === entity.id).map((via) => ({ child, via })),
  )
  const text = textOf(what).replace(/^(?:its|their|all|the|of) /, '')
  for (const { child, via } of children) {
    const read = valueAndFilter(child, text, fn)
    if (read === null) continue
    const label = name ?? defaultName(fn, child, read)
    const type = fn === 'count' ? 'integer' : fn === 'avg' && read.type === 'integer' ? 'decimal' : read.type
    return addComputed(
      scene,
      entity,
      {
        kind: 'aggregate',
        id: idOf(label),
        title: titleOf(label),
        type,
        via: via.id,
        fn,
        of: child.id,
        value: read.value,
        where: read.where,
      },
      phrase,
    )
  }
  const amount = fn === 'count' ? borrow(`number of ${text}`) : null
  return amount !== null && !text.startsWith('number of ')
    ? aggregateOver(scene, { entity, fn: 'sum', what: amount, name, phrase })
    : false
}

const defaultName = (fn: string, child: EntityDraft, read: Read): string =>
  [
    read.adjective,
    fn === 'count'
      ? `${child.noun} count`
      : `${fn === 'avg' ? 'average' : fn === 'sum' ? 'total' : fn} ${(read.value ?? '').replaceAll('_', ' ')}`,
  ]
    .filter((word) => word !== '')
    .join(' ')
