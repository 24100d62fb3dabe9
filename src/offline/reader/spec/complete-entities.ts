import type { DomainPack, PackEntity } from '../../domains/domain-pack.ts'
import { packEntity } from '../../domains/match-domain.ts'
import { entityFor, newField, type Draft, type EntityDraft, type FieldDraft } from '../draft/draft.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import { ownerOf, refer } from '../draft/references.ts'
import { articleFor, pluralOf } from '../language/inflect.ts'

const labels = ['name', 'title', 'subject', 'label', 'full_name', 'first_name', 'headline', 'number', 'code']

/** Adds an entity of a domain pack with everything it has there. */
export function addPackEntity(draft: Draft, pack: DomainPack, known: PackEntity): EntityDraft {
  const source = `domain:${pack.id}`
  const entity = entityFor(draft, known.noun, source)
  fillFrom(draft, { pack, known, entity })
  const fields = entity.fields.filter((field) => field.target !== 'user').map((field) => field.title.toLowerCase())
  draft.assumptions.push({ text: `The application keeps ${pluralOf(known.noun)} with ${listed(fields)}.`, source })
  return entity
}

/** Gives the entity the fields, states and computed values of its namesake in a pack, as far as they can stand here. */
export function fillFrom(
  draft: Draft,
  { pack, known, entity }: { pack: DomainPack; known: PackEntity; entity: EntityDraft },
): void {
  for (const field of known.fields) {
    const id = idOf(field.name)
    if (entity.fields.some((one) => one.id === id)) continue
    if (field.type === 'reference') {
      const target = idOf(field.target ?? '')
      if (draft.entities.has(target) && target !== entity.id)
        Object.assign(refer(entity, target, field.name), { required: field.required })
      continue
    }
    entity.fields.push({
      ...newField(field.name, field.type),
      required: field.required,
      min: field.min ?? null,
      max: field.max ?? null,
      maxLength: field.maxLength ?? null,
      notAfter: field.notAfter ?? null,
      options: field.options.map((option) => ({ id: idOf(option), title: titleOf(option) })),
      default: field.default ?? null,
      unit: field.unit ?? null,
    })
  }
  if (known.states !== undefined && entity.values.length === 0) {
    entity.initial = idOf(known.states.initial)
    entity.values = [
      ...new Set([known.states.initial, ...known.states.moves.flatMap((move) => [...move.from, move.to])].map(idOf)),
    ]
    entity.lives = true
    entity.moves = known.states.moves.map((move) => ({
      id: idOf(move.verb),
      title: titleOf(move.verb),
      from: move.from.map(idOf),
      to: idOf(move.to),
      by: [],
    }))
  }
  for (const rule of known.rules) if (!entity.rules.some((one) => one.id === rule.id)) entity.rules.push(rule)
  if (known.keeping === 'own' && !draft.accountsRefused && draft.accountsWanted && entity.allowances.length === 0)
    ownerOf(entity)
  void pack
}

/** The computed values of pack entities, once every entity they count is there. */
export function addPackComputed(draft: Draft, packs: readonly DomainPack[]): void {
  for (const entity of draft.entities.values()) {
    const match = entity.source.startsWith('domain:') ? packEntity(entity.noun, packs) : null
    for (const one of match?.entity.computed ?? []) {
      const of = draft.entities.get(idOf(one.of))
      const via = of?.fields.find((field) => field.id === idOf(one.via) && field.target === entity.id)
      if (of === undefined || via === undefined || entity.computed.some((known) => known.id === idOf(one.name)))
        continue
      entity.computed.push({
        kind: 'aggregate',
        id: idOf(one.name),
        title: titleOf(one.name),
        type: one.type,
        via: via.id,
        fn: one.fn,
        of: of.id,
        value: one.value ?? null,
        where: [],
      })
    }
  }
}

/** Gives an entity about which the text says nothing the fields that it usually has. */
export function completeEntity(draft: Draft, packs: readonly DomainPack[], entity: EntityDraft): void {
  const told = entity.fields.filter((field) => field.id !== entity.owner)
  if (
    told.length === 0 ||
    (entity.source === 'text' &&
      told.every((field) => field.type === 'reference' || field.type === 'choice') &&
      labelOf(entity) === null)
  ) {
    const match = told.length === 0 ? packEntity(entity.noun, packs) : null
    if (match !== null) {
      fillFrom(draft, { pack: match.pack, known: match.entity, entity })
      if (entity.described)
        for (const field of entity.fields)
          if (!told.includes(field) && field.id !== entity.owner) field.required = false
      const fields = entity.fields
        .filter((field) => field.id !== entity.owner)
        .map((field) => field.title.toLowerCase())
      draft.assumptions.push({
        text: `${capital(articleFor(entity.noun))} ${entity.noun} has ${listed(fields)}.`,
        source: `domain:${match.pack.id}`,
      })
    } else if (told.length === 0) {
      entity.fields.unshift(
        { ...newField('name', 'text'), required: true, maxLength: 120 },
        newField('notes', 'long_text'),
      )
      draft.assumptions.push({
        text: `${capital(articleFor(entity.noun))} ${entity.noun} has a name and notes.`,
        source: 'default',
      })
    }
  }
  if (labelOf(entity) === null) {
    const field: FieldDraft = { ...newField('name', 'text'), required: true, maxLength: 120 }
    entity.fields.unshift(field)
    draft.assumptions.push({
      text: `${capital(articleFor(entity.noun))} ${entity.noun} has a name, so that people can tell one from another.`,
      source: 'default',
    })
  }
}

/** The field that names a row to people; null if nothing fits. */
export function labelOf(entity: EntityDraft): FieldDraft | null {
  const by = (test: (field: FieldDraft) => boolean): FieldDraft | undefined => entity.fields.find(test)
  return (
    labels
      .map((id) => by((field) => field.id === id && field.type !== 'reference'))
      .find((field) => field !== undefined) ??
    by((field) => field.id.endsWith('_name') && field.type === 'text') ??
    by((field) => field.type === 'text') ??
    by((field) => /^(?:email|long_text|date|datetime|url|phone)$/.test(field.type)) ??
    by((field) => field.type === 'reference' && field.id !== entity.owner) ??
    by((field) => field.type !== 'reference' && field.type !== 'boolean') ??
    null
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** `a, b and c` */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
