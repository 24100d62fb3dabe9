import type { CommandBody } from '../../core/command.ts'
import { InvalidInput } from '../../core/errors.ts'
import { parseRunId, type RunId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import { parseGlobalId } from '../global-id.ts'
import type { RunReader } from '../read/run-reader.ts'
import type { ApiOptions } from '../api.ts'
import { checkText, jsonProblem } from './check-text.ts'

/** A text of an input's field. Throws InvalidInput outside of its bounds. */
export function readText(
  text: string,
  { least = 0, most, field }: { readonly least?: number; readonly most: number; readonly field: string },
): string {
  const path = ['input', field]
  if (text.trim().length < least) throw new InvalidInput('Found no text, expected some.', path)
  return checkText(text, { most, path })
}

/** Why somebody asks for something; null where it was left out. Throws InvalidInput. */
export const readReason = (reason: string | null | undefined): string | null =>
  reason == null ? null : readText(reason, { most: 1_000, field: 'reason' })

/** The variables that an answer sets. Throws InvalidInput for anything but an object that can be stored. */
export function readOutputs(outputs: Json): CommandBody<'answer_approval'>['outputs'] {
  if (typeof outputs !== 'object' || outputs === null || Array.isArray(outputs)) {
    throw new InvalidInput('Found no object, expected one with a member for each variable.', ['input', 'outputs'])
  }
  const problem = jsonProblem(outputs, ['input', 'outputs'])
  if (problem !== null) throw new InvalidInput(problem.message, problem.path)
  return outputs as CommandBody<'answer_approval'>['outputs']
}

/** The run and short name of an approval or question, by its global id, or by its short name beside the run's id. */
export function readPlace(
  part: 'approval' | 'question',
  id: string,
  givenRun: string | null,
): { readonly runId: RunId; readonly name: string } {
  const runId = givenRun === null ? null : parseRunId(givenRun, ['input', 'runId'])
  if (runId !== null && /^[PQ][1-9][0-9]{0,5}$/.test(id)) return { runId, name: id }
  const { runId: owner, place } = parsePart(part, id, runId)
  return { runId: owner, name: place }
}

/** The name of a step in the plan, by that name or by the id of one of its attempts. Throws InvalidInput. */
export async function readStep(
  { api, reader }: { readonly api: Pick<ApiOptions, 'store'>; readonly reader: RunReader },
  runId: RunId,
  id: string,
): Promise<string> {
  if (!id.startsWith('step_')) return readText(id, { least: 1, most: 200, field: 'stepId' })
  const { place } = parsePart('step', id, runId)
  const row = await api.store.getRun(runId)
  const run = row === null ? null : (await reader.head(row)).state.run.context
  return run?.attempts[Number(place) - 1]?.step ?? place
}

function parsePart(
  part: 'approval' | 'question' | 'step',
  id: string,
  runId: RunId | null,
): { readonly runId: RunId; readonly place: string } {
  const path = ['input', `${part}Id`]
  const parsed = parseGlobalId(id, path)
  if (parsed.kind !== 'part' || parsed.part !== part) {
    throw new InvalidInput(`Found "${id.slice(0, 60)}", expected the id of a ${part}: ${part}_…`, path)
  }
  if (runId === null || runId === parsed.runId) return parsed
  throw new InvalidInput(`Found the ${part} of another run, expected one of run_${runId}.`, path)
}
