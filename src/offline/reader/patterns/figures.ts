import { titleOf, idOf } from '../draft/naming.ts'
import { entityOfNoun } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { pluralOf } from '../language/inflect.ts'
import { partsOf } from '../language/noun-phrase.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { functions } from './aggregating.ts'
import { singular, valueAndFilter } from './summing.ts'

const page = '(?:home-page|dashboard|overview(?: page)?|start page|home screen|start screen)'
const worked = '(?:the |my |their |our )?(?:total number|number|total|count|sum|average|mean)'
const who = '(?:(?:app|i|users?|we|you|they|people|staff|(?:the )?[a-z]+s?) )?(?:can |must )?'
const seen = '(?:is|are|must be|can be) (?:shown|displayed|visible|listed|calculated|given)'
const form = (text: string): RegExp => new RegExp(`^${text}$`, 'd')

const forms: readonly RegExp[] = [
  form(
    `(?:the |a )?${page}(?: page)? (?:must |can )?(?:shows?|displays?|lists?|has|contains|include|have|show) (?<what>.+)`,
  ),
  form(`${who}(?:shows?|displays?|sees?) (?<what>.+) (?:on|in|at) (?:the |a |my |their )?${page}`),
  form(
    `(?:on|in|at) (?:the |a |my )?${page} ,? ?${who}(?:sees?|shows?|displays?|be shown|find|there (?:is|are|must be)) (?<what>.+)`,
  ),
  form(`(?:show|display) (?:on|in|at) (?:the |a |my )?${page} (?<what>.+)`),
  form(`(?<what>${worked} .+) ${seen} (?:on|in|at) (?:the |a )?${page}`),
  form(`(?<what>${worked} .+) (?:on|in|at) (?:the |a )?${page}`),
  form(`(?<what>${worked} .+) ${seen}`),
  form(`(?:show|display) (?<what>${worked} .+)`),
]

/** Figures of the home page. */
export function homely(scene: Scene, phrase: Phrase): boolean {
  return forms.some((one) => {
    const found = find(phrase, one)
    if (found === null) return false
    const { parts, between } = partsOf(found.group('what'), /^(?:,|and)$/)
    let done = false
    for (const part of parts) done = figure(scene, howMany(part)) || done
    if (done) claim(scene, found.frame, between)
    return done
  })
}

/** `how many open tickets there are` → `number of open tickets`. */
function howMany(part: Phrase): Phrase {
  const found =
    find(part, /^how many (?<things>[a-z][a-z -]*?) (?<are>there are|exist|we have|there is)$/d) ??
    find(part, /^how many (?<things>[a-z]+) are (?<state>[a-z -]+)$/d)
  if (found === null) return part
  const ids = part.flatMap((token) => token.ids)
  return [
    ...borrow('number of').map((token, index) =>
      index === 0 ? { ...token, start: part[0]?.start ?? 0, end: part.at(-1)?.end ?? 0, ids } : token,
    ),
    ...found.group('state'),
    ...found.group('things'),
  ]
}

function figure(scene: Scene, part: Phrase): boolean {
  const one = find(
    part,
    /^(?:(?:a|an|the|my|their|your|our) )*(?<fn>number|total number|count|total|sum|average) (?:of )?(?:the |all |my |their |your )*(?<what>.+)$/d,
  )
  if (one === null || /\b(?:each|every|per|it|its)\b/.test(textOf(part))) return false
  const fn = functions[textOf(one.group('fn')).replace('total number', 'count')]
  const mine = /\b(?:my|their own|their|your)\b/.test(textOf(one.frame))
  const what = textOf(one.group('what'))
  if (fn === undefined) return false
  for (const entity of scene.draft.entities.values()) {
    const flagName = entity.computed.find(
      (known) => known.kind === 'flag' && what.startsWith(known.title.toLowerCase()),
    )
    const text = flagName === undefined ? what : what.slice(flagName.title.length).trim()
    const read = valueAndFilter(entity, text, fn)
    if (read === null || read.type === 'date' || read.type === 'datetime') continue
    if (
      fn !== 'count' &&
      ![entity.noun.split(' ').at(-1) ?? ''].some((noun) =>
        new RegExp(`\\b(?:${noun}|${pluralOf(noun)})\\b`).test(text),
      ) &&
      entityOfNoun(scene.draft, singular(text)) === null &&
      scene.draft.entities.size > 1
    )
      continue
    const where = flagName !== undefined && flagName.kind === 'flag' ? [...read.where, ...flagName.when] : read.where
    const id = idOf(`${textOf(one.group('fn')).replace(/^total number$/, 'number')} ${what}`)
    const type = fn === 'count' ? 'integer' : fn === 'avg' && read.type === 'integer' ? 'decimal' : read.type
    if (!scene.draft.figures.some((known) => known.id === id))
      scene.draft.figures.push({
        id,
        title: titleOf(fn === 'count' ? `number of ${what}` : `${textOf(one.group('fn'))} ${what}`),
        type,
        fn,
        of: entity.id,
        value: read.value,
        where,
        mine,
      })
    demand(scene, part, { kind: 'figure', figure: id })
    return true
  }
  return false
}
