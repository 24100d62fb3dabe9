import type { Clause, ClauseId } from '../../core/clause.ts'
import { cite, type Cited } from '../cite.ts'
import { checkWorkflow } from '../../workflow/check-workflow.ts'
import type { Step, Workflow } from '../../workflow/workflow.ts'
import { type Choice, personaOwing } from './catalogue.ts'
import { changeStep, findStep, insertBetween, removeStep } from './net-edits.ts'
import { clausesOf, manyEntities, manyRoles, type Situation } from './situation.ts'

/** One change of the built-in net that a text gives a reason for. */
interface Change {
  readonly why: string
  readonly clauses: readonly ClauseId[]
  readonly apply: (workflow: Workflow) => Workflow
}

/** An adapted net with the reasons for what was changed, and for what could not be. */
export interface AdaptedNet {
  readonly workflow: Workflow
  readonly reasons: readonly Cited[]
}

interface Wish {
  readonly choice: Choice
  readonly situation: Situation
  readonly clauses: readonly Clause[]
  /** True once the team is known to have nobody who thinks about sign-in. */
  readonly securityUnfilled: boolean
}

/** The built-in net with every change that the text calls for, each only if the net stays sound with it. */
export function adaptNet(wish: Wish): AdaptedNet {
  let workflow = wish.choice.builtIn
  const reasons: Cited[] = []
  for (const { why, clauses, apply } of changesFor(wish)) {
    const changed = apply(workflow)
    const sound = checkWorkflow(changed).findings.length === 0
    if (sound) workflow = changed
    reasons.push(
      cite(sound ? why : `${why} The net would not be sound with it, so it stays as it was.`, clauses, wish.clauses),
    )
  }
  if (reasons.length === 0) {
    reasons.push({ text: 'Nothing in the text asks for another order of work than the built-in one.', clauses: [] })
  }
  return { workflow, reasons }
}

function changesFor({ choice, situation, securityUnfilled }: Wish): Change[] {
  const { accounts, aboutAccounts, roles, entities } = situation
  return [
    ...(accounts ? [] : withoutAccounts(choice, aboutAccounts, securityUnfilled)),
    ...(roles.length >= manyRoles ? withPermissionCheck(choice, situation) : []),
    ...(entities.length >= manyEntities ? withDataReview(choice, situation) : []),
  ]
}

function withoutAccounts(choice: Choice, clauses: readonly ClauseId[], unfilled: boolean): Change[] {
  const step = stepOf(choice, 'design_part', 'security')
  if (step === undefined) return []
  if (unfilled) {
    const why = `Nobody signs in, and the team has nobody for the step ${step.id}, so it is left out.`
    return [{ why, clauses, apply: (workflow) => removeStep(workflow, step.id) }]
  }
  const why = `Nobody signs in, so the step ${step.id} has little to do and gets fewer attempts.`
  const attempts = Math.min(step.attempts, 2)
  return [{ why, clauses, apply: (workflow) => changeStep(workflow, step.id, (one) => ({ ...one, attempts })) }]
}

/** Who may do what is checked role by role before tests are written from it. */
function withPermissionCheck(choice: Choice, { roles }: Situation): Change[] {
  const tests = stepOf(choice, 'acceptance_tests')
  const verifier = personaOwing(choice, 'verdict')
  if (tests === undefined || verifier === undefined) return []
  const before = findStep(
    choice.builtIn,
    ({ who, next }) => who === verifier.id && next.some(({ to }) => to === tests.id),
  )
  const back = before?.next.find(({ when }) => when === null)?.to
  if (before === undefined || back === undefined) return []
  const step: Step = {
    ...before,
    id: 'check_permissions',
    goal: 'Check who may do what, role by role and action by action, against the original text',
    next: [
      { to: tests.id, when: "verdict = 'ok'" },
      { to: back, when: null },
    ],
  }
  const names = roles.map(({ title }) => title).join(', ')
  return [
    {
      why: `Several roles (${names}) share the application, so who may do what is verified on its own before tests are written from it.`,
      clauses: clausesOf(roles),
      apply: (workflow) => insertBetween(workflow, { from: before.id, to: tests.id }, step),
    },
  ]
}

/** A large data model gets more attempts and a reader of its own before the parts are joined. */
function withDataReview(choice: Choice, { entities }: Situation): Change[] {
  const data = stepOf(choice, 'design_part', 'data')
  const verifier = personaOwing(choice, 'verdict')
  const onward = data?.next[0]?.to
  if (data === undefined || verifier === undefined || onward === undefined) return []
  const attempts = Math.min(20, data.attempts + 3)
  const step: Step = {
    ...data,
    id: 'review_data',
    who: verifier.id,
    goal: 'Check entities, relations and limits of the data model against the original text',
    join: 'xor',
    split: 'xor',
    next: [
      { to: onward, when: "verdict = 'ok'" },
      { to: data.id, when: null },
    ],
    in: [...new Set([...data.in, ...data.out])],
    out: ['verdict'],
    attempts,
  }
  const grown = (workflow: Workflow) => changeStep(workflow, data.id, (one) => ({ ...one, attempts }))
  return [
    {
      why: `There are many kinds of things to keep (${entities.map(({ title }) => title).join(', ')}), so the data model gets more attempts and a review of its own before the parts are joined.`,
      clauses: clausesOf(entities),
      apply: (workflow) => insertBetween(grown(workflow), { from: data.id, to: onward }, step),
    },
  ]
}

function stepOf(choice: Choice, contract: string, part?: string): Step | undefined {
  const persona = personaOwing(choice, contract, part)
  return persona === undefined ? undefined : findStep(choice.builtIn, ({ who }) => who === persona.id)
}
