import { partsOf } from '../language/noun-phrase.ts'
import type { Statement } from '../language/statements.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { actingBase, movingBase } from '../language/verbs.ts'
import { lent } from './saying.ts'

const standing =
  'stands?|lives?|sits?|hangs?|lies|lie|grows?|plays?|works?|comes?|takes? place|happens?|sleeps?|dwells?|trains?|rehearses?|performs?|is|are'
const being = new RegExp(
  `^(?<x>(?:(?:a|an|each|every|all|the) )?[a-z]+(?: (?!is |are )[a-z]+)?) (?<verb>(?:(?:is|are|was|were|gets?|must be) (?:always )?(?<done>[a-z]+)|${standing})) (?<first>in|at|on|from|with|by|for|of|during|near|under) (?<rest>.+)$`,
  'd',
)
const participle = /(?:ed|en|ept|un[gk]?|e[lp]t|eld|ilt|ught|[ao]wn|old|led|set|met|fed|pent|done|made)$/
const noPlace =
  /^(?:sorted|listed|limited|required|allowed|based|used|needed|ordered|shown|displayed|filtered|opened|linked|connected|related|assigned|marked|considered|searched|grouped|measured|calculated|computed|restricted|expected|hidden|seen|even|then|often)$/
const one =
  /^(?:(?:in|at|on|from|with|by|for|during|near|under) )?(?:a|an|one|(?<exact>exactly one)|1|some|the|its|their) (?:given |certain |particular |specific |fixed |single )?(?<y>[a-z]+(?: [a-z]+)?(?: number)?)$/d
const has = /^(?:has|have) (?<list>.+)$/d

/**
 * `A hive stands at an apiary on a given date and in a row` → a hive belongs to an apiary and has a date and a row. Where
 * the place is a thing of its own (`kept`), it is one that each has.
 */
export function placed(phrase: Phrase, kept: ReadonlySet<string>): Statement[] | null {
  const found = find(phrase, being)
  if (found === null) return null
  const done = textOf(found.group('done'))
  if (
    done !== '' &&
    (!participle.test(done) ||
      noPlace.test(done) ||
      (!/^(?:kept|stored|placed|held)$/.test(done) && (movingBase(done) !== null || actingBase(done) !== null)))
  )
    return null
  const { parts, between } = partsOf(divided(found.group('rest')), /^(?:,|and|\|)$/)
  const homes: Phrase[] = []
  const fields: Phrase[] = []
  for (const [index, part] of parts.entries()) {
    const tail = find(part, has)
    if (tail !== null && index > 0) {
      fields.push(tail.group('list'), ...parts.slice(index + 1))
      break
    }
    const item = find(part, one)
    const noun = item === null ? null : item.group('y')
    if (noun === null) return null
    if (kept.has(textOf(noun)) && homes.length === 0)
      homes.push([...(item?.has('exact') === true ? item.group('exact') : borrow('a')), ...noun])
    else fields.push([...borrow('a'), ...noun])
  }
  if (/^(?:is|are)$/.test(textOf(found.group('verb'))) && homes.length === 0) return null
  const frame = phrase.filter((token) =>
    [...found.group('verb'), ...found.group('first'), ...found.frame, ...between].includes(token),
  )
  const x = found.group('x')
  const home = homes.map((noun) => [...x, ...borrow('belongs to'), ...noun])
  const list = fields.flatMap((field, index) => [
    ...(index === 0 ? [] : borrow(index === fields.length - 1 ? 'and' : ',')),
    ...field,
  ])
  const field = fields.length === 0 ? [] : [[...(homes.length > 0 ? x.map(lent) : x), ...borrow('has'), ...list]]
  const used = new Set([...home, ...field].flat().flatMap((token) => token.ids))
  const small = phrase.filter(
    (token) =>
      /^(?:a|an|one|1|given|certain|particular|specific|fixed|single|in|at|on|from|with|by|for|the|its|their|has|have)$/.test(
        token.lower,
      ) && !token.ids.some((id) => used.has(id)),
  )
  return [...home, ...field].map((one, index) => ({ phrase: one, frame: index === 0 ? [...frame, ...small] : [] }))
}

/** A preposition opens the next place also without a comma: `at a tower on a given date`. */
const divided = (phrase: Phrase): Phrase =>
  phrase.flatMap((token, index) =>
    index > 1 &&
    /^(?:in|at|on|from|with|by|for|during)$/.test(token.lower) &&
    !/^(?:,|and)$/.test(phrase[index - 1]?.lower ?? '') &&
    /^(?:a|an|one|the|its)$/.test(phrase[index + 1]?.lower ?? '')
      ? [...borrow('|'), token]
      : [token],
  )
