import { createHash } from 'node:crypto'
import type { Submission } from '../../core/event/control-events.ts'
import { type Sha256, sha256 } from '../../core/ids.ts'
import type { Json, JsonObject } from '../../core/json.ts'
import type { ApiOptions } from '../api.ts'
import { invalid, type UserErrorView } from '../errors/user-error.ts'
import type { StartRunInput } from '../generated/resolvers.ts'
import { jsonProblem, textProblem } from './check-text.ts'
import { modelChoice, modelErrors } from './read-models.ts'

/** Bytes of UTF-8. */
const mostRequirements = 64 * 1024
const mostTitle = 200
const titleLength = 60

export type ReadSubmission =
  | { readonly submission: Submission; readonly errors: readonly [] }
  | { readonly submission: null; readonly errors: readonly UserErrorView[] }

type Api = Pick<ApiOptions, 'brain' | 'intake' | 'providers'>

/** What a caller orders, checked as a whole: every problem is named, and nothing is stored yet. */
export function readSubmission(api: Api, input: StartRunInput): ReadSubmission {
  const text = input.requirements ?? null
  const data = input.data ?? {}
  const workflow = readWorkflow(api, input.workflow ?? null)
  const models = input.models ?? []
  const provider = input.provider ?? api.providers.byDefault
  const errors = [
    ...(text === null ? [] : requirementErrors(text)),
    ...(text === null && input.workflow == null
      ? [invalid('Found neither requirements nor a workflow, expected at least one of them.', 'requirements')]
      : []),
    ...titleErrors(input.title ?? null),
    ...dataErrors(data),
    ...workflow.errors,
    ...providerErrors(api, input.provider ?? null),
    ...modelErrors(api, { models, provider }),
    ...budgetErrors(input.budgetUsd ?? null),
  ]
  const findings =
    errors.length > 0 || workflow.read === null ? [] : check(api, workflow.read.source, data as JsonObject)
  if (errors.length + findings.length > 0) return { submission: null, errors: [...errors, ...findings] }
  return {
    errors: [],
    submission: {
      title: input.title?.trim() || titleOf(text, workflow.read?.title ?? null),
      requirements: text === null ? null : { text, sha256: hashOf(text) },
      data: data as JsonObject,
      workflow: workflow.read === null ? null : { id: workflow.read.id, source: workflow.read.source },
      provider,
      budgetUsd: input.budgetUsd ?? null,
      questionsAllowed: input.questionsAllowed ?? false,
      models: modelChoice(models),
      cache: input.cache ?? true,
    },
  }
}

const hashOf = (text: string): Sha256 => sha256(createHash('sha256').update(text, 'utf8').digest('hex'))

function requirementErrors(text: string): readonly UserErrorView[] {
  const problem = textProblem(text)
  if (problem !== null) return [invalid(problem, 'requirements')]
  if (text.trim() === '') {
    return [invalid('Found no text, expected what to build in plain words; one sentence is enough.', 'requirements')]
  }
  const bytes = Buffer.byteLength(text)
  if (bytes <= mostRequirements) return []
  const message = `Found ${bytes} bytes of UTF-8, expected at most ${mostRequirements} (64 KB); shorten the text.`
  return [invalid(message, 'requirements')]
}

function titleErrors(title: string | null): readonly UserErrorView[] {
  const problem = title === null ? null : textProblem(title)
  if (problem !== null) return [invalid(problem, 'title')]
  if (title === null || title.length <= mostTitle) return []
  return [invalid(`Found ${title.length} characters, expected at most ${mostTitle}; shorten the title.`, 'title')]
}

function dataErrors(data: Json): readonly UserErrorView[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return [invalid('Found no object, expected one with a member for each variable, such as {"amount": 12}.', 'data')]
  }
  const problem = jsonProblem(data, ['data'])
  return problem === null ? [] : [invalid(problem.message, ...problem.path)]
}

function providerErrors({ providers }: Api, provider: string | null): readonly UserErrorView[] {
  if (provider === null || providers.names.includes(provider)) return []
  const names = providers.names.join(', ')
  const todo = providers.absent.get(provider)
  const found = `Found the provider "${provider.slice(0, 60)}"${todo === undefined ? '' : ', which is not set up'}`
  const end = todo === undefined ? '' : `; whoever runs the node has to ${todo}`
  return [invalid(`${found}, expected one of ${names}${end}.`, 'provider')]
}

function budgetErrors(budget: number | null): readonly UserErrorView[] {
  if (budget === null || (Number.isFinite(budget) && budget >= 0)) return []
  return [invalid(`Found ${budget}, expected 0 or more US dollars.`, 'budgetUsd')]
}

interface ReadWorkflow {
  readonly id: string
  readonly title: string | null
  readonly source: Json
}

function readWorkflow(
  { brain }: Api,
  given: Json,
): { readonly read: ReadWorkflow | null; readonly errors: readonly UserErrorView[] } {
  if (given === null) return { read: null, errors: [] }
  if (typeof given === 'string') {
    const found = brain.workflows.find(({ id }) => id === given)
    if (found !== undefined) return { read: found, errors: [] }
    const names = brain.workflows.map(({ id }) => id).join(', ') || 'none'
    const message = `Found the workflow "${given.slice(0, 60)}", expected one of this brain (${names}) or a workflow as an object.`
    return { read: null, errors: [invalid(message, 'workflow')] }
  }
  if (typeof given !== 'object' || Array.isArray(given)) {
    return { read: null, errors: [invalid('Found no workflow, expected its name or an object.', 'workflow')] }
  }
  const problem = jsonProblem(given, ['workflow'])
  if (problem !== null) return { read: null, errors: [invalid(problem.message, ...problem.path)] }
  const { id, title } = given as JsonObject
  return {
    read: {
      id: typeof id === 'string' ? id : 'workflow',
      title: typeof title === 'string' ? title : null,
      source: given,
    },
    errors: [],
  }
}

function check({ intake }: Api, workflow: Json, data: JsonObject): readonly UserErrorView[] {
  return intake.check({ workflow, data }).map(({ about, code, message, step, at }) => {
    if (about === 'data') return invalid(message, 'data', at)
    return {
      __typename: 'WorkflowInvalidError',
      code: 'WORKFLOW_INVALID',
      message,
      path: ['input', 'workflow'],
      reason: code,
      step,
      at,
    }
  })
}

/** The beginning of the requirements, cut between words. */
function titleOf(text: string | null, workflow: string | null): string {
  const [first = ''] = (text ?? workflow ?? '').trim().split(/\s*[\r\n]/, 1)
  const line = first.replace(/^#+\s*/, '').trim() || 'Untitled'
  if (line.length <= titleLength) return line
  const cut = line
    .slice(0, titleLength)
    .toWellFormed()
    .replace(/\s+\S*$/, '')
  return `${cut}…`
}
