import { Copy, DockerfileParser, From, type Instruction, JSONInstruction, PropertyInstruction } from 'dockerfile-ast'

/** What a process of an image is started with. */
export interface ProcessSettings {
  readonly env: Readonly<Record<string, string>>
  readonly workdir: string
  /** `uid:gid`. */
  readonly user: string
}

/** Something that a build does to a root folder. */
export type Step = { readonly line: number; readonly text: string } & (
  | { readonly kind: 'run'; readonly command: readonly string[]; readonly as: ProcessSettings }
  | { readonly kind: 'copy'; readonly from: string | null; readonly sources: readonly string[]; readonly to: string }
  | { readonly kind: 'folder'; readonly path: string }
)

/** One stage, with the settings that its image ends up with. */
export interface Stage {
  readonly name: string
  /** An earlier stage, or an image of a registry. */
  readonly base: string
  readonly steps: readonly Step[]
  readonly settings: ProcessSettings
  readonly volumes: readonly string[]
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
  readonly healthcheck: readonly string[]
}

/** What node's own images come with. */
const plain: ProcessSettings = {
  env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
  workdir: '/',
  user: '0:0',
}

/** Instructions that change nothing about what is built or started. */
const labels: ReadonlySet<string> = new Set(['LABEL', 'EXPOSE'])

/**
 * Reads the stages of a Dockerfile. Throws for what the check cannot carry out, so that it never passes over a step in
 * silence.
 */
export function readDockerfile(text: string): readonly Stage[] {
  const stages: Stage[] = []
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction instanceof From) {
      stages.push(begin(instruction, stages))
      continue
    }
    const stage = stages.pop()
    if (stage === undefined) throw refused(instruction, 'FROM first')
    stages.push(after(stage, instruction))
  }
  return stages
}

function begin(from: From, stages: readonly Stage[]): Stage {
  const base = from.getImage() ?? ''
  const { settings, volumes } = stages.find(({ name }) => name === base) ?? { settings: plain, volumes: [] }
  const name = from.getBuildStage() ?? String(stages.length)
  return { name, base, steps: [], settings, volumes, entrypoint: [], command: [], healthcheck: [] }
}

function after(stage: Stage, instruction: Instruction): Stage {
  const { settings } = stage
  const keyword = instruction.getKeyword()
  const raw = instruction.getRawArgumentsContent() ?? ''
  const line = instruction.getRange().start.line + 1
  const step = { line, text: `${keyword} ${raw.replace(/\\\n\s*/g, '')}` }
  if (labels.has(keyword)) return stage
  switch (keyword) {
    case 'RUN': {
      const command = ['/bin/sh', '-c', raw]
      return { ...stage, steps: [...stage.steps, { ...step, kind: 'run', command, as: settings }] }
    }
    case 'COPY':
      return { ...stage, steps: [...stage.steps, { ...step, ...copied(instruction, settings.workdir) }] }
    case 'WORKDIR': {
      const path = below(settings.workdir, raw)
      return {
        ...stage,
        settings: { ...settings, workdir: path },
        steps: [...stage.steps, { ...step, kind: 'folder', path }],
      }
    }
    case 'ENV':
      return { ...stage, settings: { ...settings, env: { ...settings.env, ...properties(instruction) } } }
    case 'USER':
      if (!/^\d+:\d+$/.test(raw)) throw refused(instruction, 'numbers, uid:gid, which a cluster can tell from root')
      return { ...stage, settings: { ...settings, user: raw } }
    case 'VOLUME':
      return { ...stage, volumes: words(instruction) }
    case 'ENTRYPOINT':
      return { ...stage, entrypoint: words(instruction), command: [] }
    case 'CMD':
      return { ...stage, command: words(instruction) }
    case 'HEALTHCHECK':
      return { ...stage, healthcheck: list(instruction, raw.replace(/^.*?CMD\s+/s, '')) }
    default:
      throw refused(instruction, 'an instruction that this check can carry out; teach it, or write the step otherwise')
  }
}

function copied(
  instruction: Instruction,
  workdir: string,
): Pick<Extract<Step, { kind: 'copy' }>, 'kind' | 'from' | 'sources' | 'to'> {
  if (!(instruction instanceof Copy) || instruction.getFlags().some((flag) => flag.getName() !== 'from'))
    throw refused(instruction, 'COPY with --from at most')
  const paths = instruction.getArguments().map((argument) => argument.getValue())
  const to = paths.pop() ?? ''
  const from = instruction.getFromFlag()?.getValue() ?? null
  return { kind: 'copy', from, sources: paths, to: below(workdir, to) }
}

const below = (workdir: string, path: string): string =>
  path.startsWith('/') ? path : `${workdir.replace(/\/$/, '')}/${path.replace(/^\.\//, '')}`

function properties(instruction: Instruction): Readonly<Record<string, string>> {
  if (!(instruction instanceof PropertyInstruction)) throw refused(instruction, 'NAME=value')
  return Object.fromEntries(instruction.getProperties().map((one) => [one.getName(), one.getValue() ?? '']))
}

/** Only the form that no shell reads, so that signals reach the program itself. */
function words(instruction: Instruction): readonly string[] {
  if (!(instruction instanceof JSONInstruction)) throw refused(instruction, 'a JSON list of words')
  return list(instruction, instruction.getRawArgumentsContent() ?? '')
}

function list(instruction: Instruction, text: string): readonly string[] {
  try {
    return JSON.parse(text) as readonly string[]
  } catch {
    throw refused(instruction, 'a JSON list of words')
  }
}

const refused = (instruction: Instruction, expected: string): Error =>
  new Error(
    `Dockerfile:${instruction.getRange().start.line + 1}: found ${instruction.getTextContent()}, expected ${expected}.`,
  )
