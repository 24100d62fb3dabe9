import type { EntryKind } from '../../core/knowledge/entry.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'
import { cite } from '../cite.ts'
import { type Choice, personaOwing, readCatalogue } from '../designers/catalogue.ts'
import { type Drafts, draftsIn, revisionOf, wasRefused } from '../designers/drafts.ts'
import { clausesOf, manyEntities, manyRoles, type Situation, situationOf } from '../designers/situation.ts'
import { type Way, waysOf } from '../designers/ways.ts'
import { understand } from '../understand.ts'

interface Handoff extends Way {
  readonly kinds: readonly EntryKind[]
  readonly why: string
}

/** A rule for every way of the net, and a direct one from who specifies to who tests where many roles share the application. */
export const answerRulesDraft: Answerer = ({ pack }): JsonObject => {
  const choice = readCatalogue(pack)
  const drafts = draftsIn(pack)
  const refused = wasRefused(pack)
  const situation = refused ? null : situationOf(understand(pack).spec, pack.clauses)
  const needed = handoffsOf(choice, drafts)
  const direct = situation !== null && situation.roles.length >= manyRoles ? directRule(choice, needed) : []
  const large = situation !== null && situation.entities.length >= manyEntities
  return {
    handoffs: [...needed, ...direct],
    reworkRounds: large ? 3 : 2,
    approvals: [],
    reasons: reasonsFor(situation, large).map(({ text, clauses }) => cite(text, clauses, pack.clauses)),
    revision: drafts === null ? null : revision(choice, drafts, needed),
  } as unknown as JsonObject
}

function handoffsOf(choice: Choice, drafts: Drafts | null): Handoff[] {
  const known = new Map(choice.handoffs.map((handoff) => [key(handoff), handoff]))
  const publishes = new Map(choice.personas.map((persona) => [persona.id, persona.publishes]))
  const present = (way: Way): boolean =>
    drafts === null || (drafts.team.personas.has(way.from) && drafts.team.personas.has(way.to))
  return waysOf(drafts?.workflow.net ?? choice.builtIn)
    .filter(present)
    .map((way) => ({
      ...way,
      kinds: known.get(key(way))?.kinds ?? publishes.get(way.from) ?? [],
      why: 'The net has this way.',
    }))
}

function directRule(choice: Choice, handoffs: readonly Handoff[]): Handoff[] {
  const analyst = personaOwing(choice, 'specification')?.id
  const tester = personaOwing(choice, 'acceptance_tests')?.id
  if (analyst === undefined || tester === undefined) return []
  if (handoffs.some(({ from, to }) => from === analyst && to === tester)) return []
  const why = 'Who may do what is read from the one who wrote it, not from whoever passed it on.'
  return [{ from: analyst, to: tester, kinds: ['specification'], why }]
}

function reasonsFor(situation: Situation | null, large: boolean) {
  const reasons = []
  if (situation !== null && situation.roles.length >= manyRoles) {
    const text = `Several roles (${situation.roles.map(({ title }) => title).join(', ')}) share the application, so who writes tests gets the specification directly from who wrote it.`
    reasons.push({ text, clauses: clausesOf(situation.roles) })
  }
  if (situation !== null && large) {
    const text = 'There are many kinds of things to keep, so a step gets one more round of rework.'
    reasons.push({ text, clauses: clausesOf(situation.entities) })
  }
  if (reasons.length === 0) {
    reasons.push({ text: 'The ways of the net need these rules, and the text asks for no others.', clauses: [] })
  }
  return reasons
}

function revision(choice: Choice, { workflow, team }: Drafts, handoffs: readonly Handoff[]) {
  const before = new Set(waysOf(choice.builtIn).map(key))
  const now = new Set(handoffs.map(key))
  const added = handoffs.filter((way) => !before.has(key(way)))
  const gone = [...before].filter((way) => !now.has(way))
  return revisionOf(
    [
      ...(added.length === 0
        ? []
        : [{ from: workflow.entry, what: `The net has new ways, which get rules: ${added.map(key).join(', ')}.` }]),
      ...(gone.length === 0
        ? []
        : [{ from: team.entry, what: `Nobody is there for these ways, so they need no rule: ${gone.join(', ')}.` }]),
    ],
    'The net has the ways of the built-in one, and the team fills both ends of each.',
  )
}

const key = ({ from, to }: Way): string => `${from} → ${to}`
