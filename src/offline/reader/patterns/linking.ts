import { entityFor } from '../draft/draft.ts'
import { entityNamed, entityOfNoun, isAccountNoun } from '../draft/references.ts'
import { claim, demand } from '../draft/scene.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { isAnyUser, rankOf } from '../language/people.ts'
import { find, type Phrase } from '../language/token.ts'
import { readItem, readItems } from './field-item.ts'
import type { Pattern } from './pattern.ts'

const det = '(?:(?:a|an|the|each|every|one|exactly|1) )*'
const noun = '[a-z][a-z -]*?'
const form = new RegExp(
  `^${det}(?<one>${noun}) (?:links?|connects?|joins?|ties|relates?|associates?|combines?|assigns?|brings together|binds?|is between|are between) (?<first>${det}${noun}) (?:to|with|and) (?<second>${det}${noun})(?: ?,? (?:and (?:also )?(?:has|have|contains?|records?|stores?|holds?)|with|, has) (?<list>.+))?$`,
  'd',
)

/** `A booking links a guest to a room and has a first night`: a thing that refers to two others. */
export const linking: Pattern = {
  name: 'linking',
  pass: 1,
  survey: ({ draft }, phrase) => {
    const found = find(phrase, form)
    const one = found === null ? null : nounOf(found.group('one'))
    if (found === null || one === null || isPerson(one.name)) return false
    for (const part of [found.group('first'), found.group('second')]) {
      const other = nounOf(part)
      if (other === null) return false
      if (entityOfNoun(draft, other.name) === null && !isAccountNoun(draft, other.name) && !isPerson(other.name))
        entityFor(draft, other.name)
    }
    entityFor(draft, one.name).described = true
    return true
  },
  read: (scene, phrase) => {
    const found = find(phrase, form)
    const entity = found === null ? null : entityNamed(scene.draft, found.group('one'))
    if (found === null || entity === null) return false
    scene.draft.current = entity.id
    const ends: Phrase[] = [found.group('first'), found.group('second')]
    for (const part of ends) {
      if (!readItem(scene, entity, part)) return false
      const field = entity.fields.find((one) => one.id === nounOf(part)?.name.replaceAll(' ', '_'))
      if (field?.type === 'reference') field.required = true
    }
    demand(scene, found.group('one'), { kind: 'entity', entity: entity.id, actions: ['list', 'view', 'create'] })
    claim(scene, found.frame)
    if (found.has('list')) readItems(scene, entity, found.group('list'))
    return true
  },
}

const isPerson = (noun: string): boolean => isAnyUser(noun) || rankOf(noun) !== null
