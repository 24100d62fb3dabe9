import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { BrainInvalid } from '../../src/brain/brain-invalid.ts'
import { openBrain } from '../../src/brain/open-brain.ts'
import { personaId } from '../../src/core/ids.ts'
import { brainFixture, builtInBrain } from './support/brains.ts'

async function findingsOf(dir: string): Promise<string[]> {
  const error: unknown = await openBrain(dir).catch((thrown: unknown) => thrown)
  if (!(error instanceof BrainInvalid)) throw new Error(`expected BrainInvalid, got ${String(error)}`)
  return error.findings.map(({ file, line, message }) => `${file}:${line}: ${message}`)
}

async function brainWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'brain '))
  onTestFinished(() => rm(dir, { recursive: true }))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(dir, path, '..'), { recursive: true })
    await writeFile(join(dir, path), content)
  }
  return dir
}

const persona = '---\ntitle: Clerk\nphase: office\ncontract: document\ntier: light\nknowledge: []\n---\nYou write.\n'

test('the built-in brain holds the fifteen personas of the team and both workflows', async () => {
  const brain = await builtInBrain()
  expect([...brain.personas.keys()].toSorted()).toEqual([
    'api_designer',
    'business_analyst',
    'communication_architect',
    'database_architect',
    'developer',
    'handoff_coordinator',
    'knowledge_curator',
    'qa_specialist',
    'requirement_concierge',
    'solution_architect',
    'team_structure_architect',
    'technical_architect',
    'tester',
    'verifier',
    'workflow_designer',
  ])
  expect([...brain.workflows.keys()].toSorted()).toEqual(['planning', 'sdlc'])
  expect([...brain.workflows.values()].flatMap(({ findings }) => findings)).toEqual([])
  expect(brain.planning?.id).toBe('planning')
})

test('the same folder has the same hash, and any changed file another', async () => {
  const [one, other] = await Promise.all([
    openBrain(await brainWith({ 'personas/clerk.md': persona, 'knowledge/a.md': 'A' })),
    openBrain(await brainWith({ 'personas/clerk.md': persona, 'knowledge/a.md': 'A' })),
  ])
  const changed = await openBrain(await brainWith({ 'personas/clerk.md': persona, 'knowledge/a.md': 'B' }))
  expect(one.sha256).toBe(other.sha256)
  expect(changed.sha256).not.toBe(one.sha256)
})

test('every finding of every file is named with its line, all at once', async () => {
  const findings = await findingsOf(brainFixture('broken'))
  const starts = [
    'personas/Wrong-Name.md:null: found a persona file of this name',
    'personas/bare.md:1: found "You have no front matter.", expected "---"',
    'personas/clerk.md:5: found tier "huge", expected one of light, standard, strong',
    'personas/clerk.md:6: found knowledge "all", expected a list',
    'personas/clerk.md:7: found the key "colour", expected none but title',
    'personas/crooked.md:4: found text that is not well-formed',
    'personas/platform.md:null: found a persona file of this name',
    'personas/silent.md:7: found no prompt',
    'personas/tester.md:4: found contract "tets", expected one of workflow_draft',
    'personas/unclosed.md:1: found no end of the front matter',
    'workflows/endless.json:23: nets[0].steps[0].attempts: found 99',
    'workflows/lost.json:20: nets[0].steps[0].next[0].to: found nowhere',
    'workflows/other.json:3: found the id "another"',
    'workflows/nobody.json:15: found the persona "nobody_here"',
  ]
  expect(findings.map((finding, index) => finding.slice(0, starts[index]?.length))).toEqual(starts)
})

test('a workflow that is no JSON is named with the line on which reading stopped', async () => {
  const dir = await brainWith({ 'personas/clerk.md': persona, 'workflows/cut.json': '{\n "wf": 1,\n "id": "cut"\n' })
  expect(await findingsOf(dir)).toEqual([expect.stringMatching(/^workflows\/cut\.json:4: found text that is not/)])
})

test('a file that is not UTF-8 is refused', async () => {
  const dir = await brainWith({ 'personas/clerk.md': new Uint8Array([0x2d, 0xff, 0xfe]) })
  expect(await findingsOf(dir)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('personas/clerk.md:null: found a file that cannot be read as UTF-8'),
    ]),
  )
})

test('a tool is read from its file; what is wrong with one is named with its line', async () => {
  const pay = '{\n "title": "ERP",\n "url": "https://erp.example/pay",\n "on_loss": "ask"\n}'
  const brain = await openBrain(await brainWith({ 'personas/clerk.md': persona, 'tools/erp.pay.json': pay }))
  expect([...brain.tools.values()]).toEqual([
    { name: 'erp.pay', title: 'ERP', url: 'https://erp.example/pay', onLoss: 'ask', timeoutMs: 60_000 },
  ])
  const wrong = await brainWith({
    'personas/clerk.md': persona,
    'tools/Pay.json': pay,
    'tools/cut.json': '{ "title": ',
    'tools/erp.pay.json': pay.replace('ask', 'hope').replace('https', 'file'),
  })
  expect(await findingsOf(wrong)).toEqual([
    expect.stringContaining('tools/Pay.json:null: found a tool of this name'),
    expect.stringContaining('tools/cut.json:1: found text that is not well-formed'),
    expect.stringMatching(/tools\/erp\.pay\.json:3: found url "file:/),
    expect.stringContaining('tools/erp.pay.json:4: found on_loss "hope", expected one of retry, ask'),
  ])
})

test('the models that a persona names are read from its file; one that is no model is refused with its line', async () => {
  const dir = await brainWith({
    'personas/clerk.md': persona.replace(
      'knowledge: []',
      'knowledge: []\nmodels: [anthropic/a, openrouter/meta/b:free]',
    ),
    'personas/plain.md': persona,
  })
  const { personas } = await openBrain(dir)
  expect(personas.get(personaId('clerk'))?.models).toEqual(['anthropic/a', 'openrouter/meta/b:free'])
  expect(personas.get(personaId('plain'))?.models).toEqual([])
  const wrong = await brainWith({
    'personas/clerk.md': persona.replace('knowledge: []', 'models: [gpt]\nknowledge: []'),
  })
  expect(await findingsOf(wrong)).toEqual([
    expect.stringMatching(/clerk\.md:\d+: found models\[0\] "gpt".*provider\/model/),
  ])
})

test('two personas that stand in for one tool are refused', async () => {
  const standIn = persona.replace('knowledge: []', 'knowledge: []\nstands_in_for: [erp.pay]')
  const dir = await brainWith({ 'personas/one.md': standIn, 'personas/two.md': standIn })
  expect(await findingsOf(dir)).toEqual([expect.stringContaining('found the tool "erp.pay"')])
})

test('a folder without personas, and no folder at all, say so', async () => {
  expect(await findingsOf(await brainWith({ 'knowledge/a.md': 'A' }))).toEqual([
    expect.stringContaining('found no persona'),
  ])
  expect(await findingsOf('/nowhere/at/all')).toEqual([expect.stringContaining('found no such folder')])
})

test('another brain is read by the same code: its personas, stand-ins, workflow and knowledge', async () => {
  const brain = await openBrain(brainFixture('invoice'))
  expect(brain.personas.get(personaId('erp_payments'))?.standsInFor).toEqual(['erp.pay'])
  expect(brain.workflows.get('invoice_approval')?.findings).toEqual([])
  expect(brain.knowledge.map(({ path }) => path)).toEqual(['approval-limits.md'])
  expect(brain.planning).toBeNull()
})
