import { stat } from 'node:fs/promises'
import type { PersonaId } from '../core/ids.ts'
import { unsupportedParts } from '../workflow/unsupported.ts'
import { type Brain, type BrainWorkflow, type Persona, planningId } from './brain.ts'
import { type BrainFinding, BrainInvalid } from './brain-invalid.ts'
import { readFolder } from './files/read-folder.ts'
import { readPersona } from './files/read-persona.ts'
import { readTool } from './files/read-tool.ts'
import { readWorkflow, type WorkflowFile } from './files/read-workflow.ts'
import { hashText } from './hash-text.ts'
import type { Workflow } from '../workflow/workflow.ts'
import { withStandIns } from './plan/stand-ins.ts'
import { unknownTools } from './plan/tools-of.ts'

/** Loads and checks a brain folder. Throws BrainInvalid with every finding of every file. */
export async function openBrain(dir: string): Promise<Brain> {
  const found = await stat(dir).catch(() => null)
  if (found === null || !found.isDirectory()) {
    const message = 'found no such folder, expected one with personas/ in it; correct the path'
    throw new BrainInvalid(dir, [{ file: '.', line: null, message }])
  }
  const [personaFolder, workflowFolder, knowledgeFolder, toolFolder] = await Promise.all([
    readFolder({ dir, name: 'personas', extension: '.md' }),
    readFolder({ dir, name: 'workflows', extension: '.json' }),
    readFolder({ dir, name: 'knowledge', extension: '.md' }),
    readFolder({ dir, name: 'tools', extension: '.json' }),
  ])
  const personaReads = personaFolder.files.map(readPersona)
  const workflowReads = workflowFolder.files.map(readWorkflow)
  const toolReads = toolFolder.files.map(readTool)
  const personas = new Map(personaReads.flatMap(({ value }) => (value === null ? [] : [[value.id, value] as const])))
  const workflowFiles = workflowReads.flatMap(({ value }) => value ?? [])

  const folders = [personaFolder, workflowFolder, knowledgeFolder, toolFolder]
  const named = new Set(personaFolder.files.map((file) => file.path))
  const findings: BrainFinding[] = [
    ...folders.flatMap((folder) => folder.findings),
    ...personaReads.flatMap((read) => read.findings),
    ...workflowReads.flatMap((read) => read.findings),
    ...toolReads.flatMap((read) => read.findings),
    ...standInFindings([...personas.values()]),
    ...workflowFiles.flatMap((file) => unknownPersonas(file, named)),
  ]
  if (personaFolder.files.length === 0) {
    findings.push({ file: 'personas/', line: null, message: 'found no persona, expected at least one file; add one' })
  }
  if (findings.length > 0) throw new BrainInvalid(dir, findings)

  const files = folders.flatMap((folder) => folder.files)
  const tools = new Map(toolReads.flatMap(({ value }) => (value === null ? [] : [[value.name, value] as const])))
  const workflows = new Map(
    workflowFiles.map(({ workflow }) => [workflow.id, describe(workflow, { personas, tools })] as const),
  )
  return {
    dir,
    personas,
    workflows,
    knowledge: knowledgeFolder.files.map(({ path, text }) => ({
      path: path.slice('knowledge/'.length),
      text,
      sha256: hashText(text),
    })),
    tools,
    sha256: hashText(files.map(({ path, text }) => `${path} ${hashText(text)}\n`).join('')),
    planning: workflows.get(planningId)?.workflow ?? null,
  }
}

function describe(workflow: Workflow, { personas, tools }: Pick<Brain, 'personas' | 'tools'>): BrainWorkflow {
  const playable = withStandIns(workflow, personas)
  return { workflow, findings: [...unsupportedParts(playable), ...unknownTools(playable, tools)] }
}

/** Steps done by personas that have no file. A file that is there but broken has its own findings. */
function unknownPersonas({ path, workflow, lineOf }: WorkflowFile, files: ReadonlySet<string>): BrainFinding[] {
  return workflow.nets.flatMap((net, netIndex) =>
    net.steps.flatMap((step, stepIndex) => {
      if (step.by !== 'persona' || step.who === null || files.has(`personas/${step.who}.md`)) return []
      const line = lineOf(['nets', netIndex, 'steps', stepIndex, 'who'])
      const message = `found the persona "${step.who}" at the step ${step.id}, expected one with a file; add personas/${step.who}.md or correct the name`
      return [{ file: path, line, message }]
    }),
  )
}

/** Two personas that stand in for one tool: nobody could say which of them does its steps. */
function standInFindings(personas: readonly Persona[]): BrainFinding[] {
  const first = new Map<string, PersonaId>()
  return personas.flatMap(({ id, standsInFor }) =>
    standsInFor.flatMap((tool) => {
      const other = first.get(tool) ?? id
      first.set(tool, other)
      if (other === id) return []
      const message = `found the tool "${tool}" in stands_in_for, which ${other} stands in for, expected one persona a tool; remove it from one of them`
      return [{ file: `personas/${id}.md`, line: null, message }]
    }),
  )
}
