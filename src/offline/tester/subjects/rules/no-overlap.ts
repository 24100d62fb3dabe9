import { countable, excludable } from '../../countable.ts'
import { CannotTest } from '../../cannot-test.ts'
import { literal } from '../../literal.ts'
import { and, inside } from '../../wording.ts'
import { ofState } from '../../support/way.ts'
import type { RuleWriter } from './rule-writer.ts'

/**
 * Spans that overlap, inside, around or in part, are refused. One that begins where another ends is taken, but for dates,
 * whose last day still belongs to the span: there the next one begins the day after.
 */
export const noOverlap: RuleWriter<'no_overlap'> = (rule, entity, ground) => {
  countable(ground, entity, rule.where)
  const from = ground.field(entity, rule.start)
  const to = ground.field(entity, rule.end)
  if (!from.editable || !to.editable) throw new CannotTest(`Nobody can set the span of ${entity.title}.`)
  const scope = rule.scope.map((id) => ground.field(entity, id))
  const where = literal(rule.where)
  const fill = literal(scope.filter((field) => field.type === 'reference').map((field) => field.id))
  // Each row of a test has a week, or two hours, of its own: the spans below stay within them.
  const unit = from.type === 'date' ? 1 : 15
  const second = unit
  const wide = 2 * unit
  const isDate = from.type === 'date'
  const free = isDate ? unit : 0
  const span = (start: number, end: number) =>
    `${rule.start}: shift('${from.type}', start, ${start}), ${rule.end}: shift('${to.type}', start, ${end})`
  const same = scope
    .filter((field) => field.editable)
    .map((field) => `${field.id}: first.data.${field.id}, `)
    .join('')
  const own = scope.some((field) => !field.editable)
  const who = own ? 'by' : 'like'
  const late = ofState(entity, rule.where).length > 0
  const overlapping = (start: number, end: number, says: string) => [
    `// ${says}`,
    late || rule.where.length > 0
      ? `await notCounted(s, '${entity.id}', where, { ${same}${span(start, end)} }, { ${who}: first.by })`
      : `await refuses(s, '${entity.id}', { ${same}${span(start, end)} }, { ${who}: first.by, fill: ${fill} })`,
  ]
  const elsewhere = `await counted(s, '${entity.id}', where, { ${span(0, wide)} }, { ${own ? 'by: await s.another(first.by.role)' : 'like: first.by'}, fill: ${fill} })`
  return [
    {
      says: `${entity.plural}${scope.length === 0 ? '' : ` with the same ${and(scope.map((field) => inside(field.title)))}`} do not overlap between ${inside(from.title)} and ${inside(to.title)}`,
      body: [
        `const where = ${where}`,
        `const start = (await s.draft('${entity.id}')).body.${rule.start}`,
        `const first = await counted(s, '${entity.id}', where, { ${span(0, wide)} }, { fill: ${fill} })`,
        ...overlapping(0, wide, 'The same span.'),
        ...overlapping(second, wide + unit, 'It begins before the other ends.'),
        ...overlapping(-unit, second, 'It ends after the other begins.'),
        ...overlapping(-unit, wide + unit, 'It lies around the other.'),
        ...(isDate
          ? [
              ...overlapping(0, 1, 'It lies inside the other.'),
              ...overlapping(wide, wide + unit, 'It begins on the last day of the other.'),
              ...overlapping(-unit, 0, 'It ends on the first day of the other.'),
            ]
          : overlapping(5, 10, 'It lies inside the other.')),
        ...(scope.length === 0 ? [] : ['// Elsewhere the same span is free.', elsewhere]),
        ...excludable(entity, rule.where, ground).map(
          (but) =>
            `await uncounted(s, '${entity.id}', where, where[${rule.where.indexOf(but)}], { ${same}${span(0, wide)} }, { ${who}: first.by })`,
        ),
        isDate
          ? '// One that begins the day after is taken, and one that ends the day before.'
          : '// One that begins when the other ends is taken, and one that ends when it begins.',
        `await counted(s, '${entity.id}', where, { ${same}${span(wide + free, wide + free + unit)} }, { ${who}: first.by })`,
        `await counted(s, '${entity.id}', where, { ${same}${span(-unit - free, -free)} }, { ${who}: first.by })`,
        ...(entity.grants.edit.length === 0 || entity.rules.some((each) => each.kind === 'frozen')
          ? []
          : ['// The row itself can be saved again as it is.', `await changes(s, first, { ${span(0, wide)} })`]),
        ...(late
          ? [
              '// Once that no longer counts, its span is free.',
              `if (await leaves(s, first, where)) await counted(s, '${entity.id}', where, { ${same}${span(0, wide)} }, { ${who}: first.by })`,
            ]
          : []),
      ],
    },
  ]
}
