import { entityFor } from '../draft/draft.ts'
import { titleOf } from '../draft/naming.ts'
import { entityNamed, entityOfNoun, isAccountNoun, ownerOf, refer } from '../draft/references.ts'
import { claim, demand, refuse } from '../draft/scene.ts'
import { hintOf } from '../language/field-nouns.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { isAnyUser, rankOf } from '../language/people.ts'
import { find, textOf, type Found, type Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

const start = "^(?:(?:each|every|a|an|the|all|any) )*(?<one>[a-z][a-z' -]*?)"
const upward = new RegExp(
  `${start} (?:must |can )?(?:(?:belongs?|is linked|are linked|is connected|is tied|refers?|is related|is attached|is added|relates|is associated|is assigned|are assigned|be assigned|be linked|belong) (?:to|with)|is for|is part of|are part of|is made for|is placed by|is made by|is written by|is taught by|is owned by|are owned by|is led by|is held in|takes place in|takes place at|is in|is created by|is submitted by|is reported by|is about|works (?:for|at|in)|is located (?:in|at)|is stored in|is kept in|is supplied by|is sold by|is delivered by|is issued (?:to|for)|is registered for|comes from|applies to) (?<must>(?:exactly |only )?(?:one|1|a single) )?(?<other>(?:(?:a|an|the|one|its|their|some|exactly) )*[a-z][a-z' -]*?)(?<and> (?:and|and to) (?<third>(?:(?:a|an|the|one|its|to) )*[a-z][a-z -]*?))?$`,
  'd',
)
const downward = new RegExp(
  `${start} (?:must |can )?(?:has|have|hold|holds|own|owns) (?<many>many|several|multiple|one or-more|any number of|0 or-more|zero or-more|more-than 1|a list of|at-least one|at-least 1) (?<other>[a-z][a-z -]*?)$`,
  'd',
)

const among =
  /^for (?:each|every) (?<one>[a-z]+(?: [a-z]+)?) ,? ?(?:we|users?|staff|they|you|there|[a-z]+s) (?:can |must )?(?:make|write|create|keep|open|prepare|issue|have|are|can be) (?:(?:the|one|several|many|any number of|multiple|one or-more) )*(?<other>[a-z]+(?: [a-z]+)?s)$/d

type Pair = { readonly found: Found; readonly child: Phrase; readonly parents: readonly Phrase[]; readonly up: boolean }

function heard(phrase: Phrase): Pair | null {
  const up = find(phrase, upward)
  if (up !== null)
    return {
      found: up,
      child: up.group('one'),
      parents: [withoutThird(up), ...(up.has('third') ? [up.group('third')] : [])],
      up: true,
    }
  const many = find(phrase, among)
  if (
    many !== null &&
    (nounOf(many.group('other'))?.plural ?? false) &&
    hintOf(nounOf(many.group('other'))?.name ?? '') === null
  )
    return { found: many, child: many.group('other'), parents: [many.group('one')], up: false }
  const down = find(phrase, downward)
  return down === null ? null : { found: down, child: down.group('other'), parents: [down.group('one')], up: false }
}

const withoutThird = (found: Found): Phrase => found.group('other')

/** `A task belongs to a project`, `A project has many tasks`, `A course is taught by a teacher`. */
export const belonging: Pattern = {
  name: 'belonging',
  pass: 1,
  survey: ({ draft }, phrase) => {
    const pair = heard(phrase)
    if (pair === null) return false
    for (const one of [pair.child, ...pair.parents]) {
      const noun = nounOf(one)
      if (noun === null) return false
      if (entityOfNoun(draft, noun.name) !== null || isAccountNoun(draft, noun.name) || isAnyUser(noun.name)) continue
      if (rankOf(noun.name) !== null && draft.roles.has(noun.name)) continue
      if (/\b(?:by|to)$/.test(textOf(pair.found.frame)) && rankOf(noun.name) !== null && one !== pair.child) continue
      entityFor(draft, noun.name).described = true
    }
    return true
  },
  read: (scene, phrase) => {
    const pair = heard(phrase)
    const child = pair === null ? null : entityNamed(scene.draft, pair.child)
    if (pair === null || child === null) return false
    scene.draft.current = child.id
    for (const parent of pair.parents) {
      const noun = nounOf(parent)
      if (noun === null) return false
      const other = entityOfNoun(scene.draft, noun.name)
      const isOwner = /\b(?:owned|created|submitted|placed|made|reported|written|belongs?|belong)\b/.test(
        textOf(pair.found.frame),
      )
      if (other !== null && other.id !== child.id) {
        const field = refer(child, other.id, other.noun)
        if (field.type !== 'reference') return false
        if (pair.up || /at-least/.test(textOf(phrase)) === false) field.required = true
        demand(scene, phrase, { kind: 'relation', entity: child.id, field: field.id })
        if (pair.up && pair.found.has('must'))
          demand(scene, phrase, { kind: 'required', entity: child.id, field: field.id })
        continue
      }
      if (!(isAnyUser(noun.name) || rankOf(noun.name) !== null) || scene.draft.accountsRefused || !pair.up) return false
      scene.draft.accountsWanted = true
      if (isOwner && (rankOf(noun.name) ?? 0) < 60) {
        demand(scene, phrase, {
          kind: 'field',
          entity: child.id,
          field: ownerOf(child, noun.name === 'user' ? 'owner' : noun.name),
        })
        continue
      }
      const field = refer(child, 'user', noun.name)
      field.title = titleOf(noun.name)
      demand(scene, phrase, { kind: 'relation', entity: child.id, field: field.id })
    }
    const least = pair.found.group('many')
    if (/\bmust\b/.test(textOf(pair.found.frame)) && /^(?:at-least|one or-more)/.test(textOf(least)))
      refuse(scene, least, 'nothing in the application refuses a thing that has none of these')
    claim(scene, pair.found.frame)
    return true
  },
}
