import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap'
import type { IService } from 'kubernetes-models/v1/Service'
import { expect, test } from 'vitest'
import { environmentNames } from '../../src/config.ts'
import { imageStage, secretNames } from './support/infra-files.ts'
import { canKustomize, findingsOf, type Manifest, manifestsOf } from './support/manifests.ts'

interface Kinds {
  readonly Deployment: IDeployment
  readonly HorizontalPodAutoscaler: IHorizontalPodAutoscaler
  readonly NetworkPolicy: INetworkPolicy
  readonly PodDisruptionBudget: IPodDisruptionBudget
  readonly ConfigMap: IConfigMap
  readonly Service: IService
}

const base = await manifestsOf('base')
const overlays = ['overlays/example', 'overlays/sandboxed']
console.log(canKustomize ? 'built with kubectl kustomize' : 'no kubectl with Kustomize 5: the files as they stand')

/** The one manifest of a kind; that its shape is that kind's, the schemas say. */
function the<Kind extends keyof Kinds>(kind: Kind, of: readonly Manifest[] = base): Kinds[Kind] {
  const found = of.filter((one) => one.kind === kind)
  expect(found).toHaveLength(1)
  return found[0] as unknown as Kinds[Kind]
}

const podOf = (of: readonly Manifest[] = base) => {
  const { template } = the('Deployment', of).spec ?? {}
  const [container] = template?.spec?.containers ?? []
  if (template?.spec === undefined || container === undefined) throw new Error('The Deployment has no container.')
  return { labels: template.metadata?.labels ?? {}, spec: template.spec, container }
}

test.each(['base', ...overlays])('every manifest of %s fits the Kubernetes schemas', async (folder) => {
  const manifests = await manifestsOf(folder)
  expect(manifests.length).toBeGreaterThan(6)
  expect((await findingsOf(manifests)).flat()).toEqual([])
})

test('the schemas refuse a key that does not exist, a value of the wrong kind, and what is missing', async () => {
  const mutant = (change: (pod: ReturnType<typeof podOf>, all: IDeployment) => void): Manifest => {
    const copy = structuredClone(base.filter(({ kind }) => kind === 'Deployment'))
    change(podOf(copy), the('Deployment', copy))
    return copy[0] as Manifest
  }
  const mutants = [
    mutant(({ container }) => Object.assign(container, { readynessProbe: {} })),
    mutant(({ container }) => Object.assign(container.securityContext ?? {}, { readOnlyRootFileSystem: true })),
    mutant(({ spec }) => Object.assign(spec, { terminationGracePeriodSeconds: '60s' })),
    mutant((_, all) => Reflect.deleteProperty(all.spec ?? {}, 'selector')),
    mutant((_, all) => Object.assign(all, { apiVersion: 'apps/v9' })),
  ]
  const findings = await findingsOf(mutants)
  expect(findings.map((list) => list.length > 0)).toEqual(mutants.map(() => true))
})

test('G1 heeds every variable that its pods are given', async () => {
  const own = podOf().container.env?.map(({ name }) => name) ?? []
  const settings = Object.keys(the('ConfigMap').data ?? {})
  const secrets = await secretNames()
  expect(own.length * settings.length * secrets.length).toBeGreaterThan(0)
  expect(environmentNames).toEqual(expect.arrayContaining([...own, ...settings, ...secrets]))
})

test('a pod is confined: no root, nothing writable but the volumes of the image, no rights, no token', async () => {
  const { spec, container } = podOf()
  const { settings, volumes } = await imageStage()
  const [uid = '', gid = ''] = settings.user.split(':')
  expect(spec.securityContext).toMatchObject({
    runAsNonRoot: true,
    runAsUser: Number(uid),
    runAsGroup: Number(gid),
    seccompProfile: { type: 'RuntimeDefault' },
  })
  for (const each of [container, ...(spec.initContainers ?? [])]) {
    expect(each.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
  }
  expect(spec.automountServiceAccountToken).toBe(false)
  const writable = (container.volumeMounts ?? []).filter(({ readOnly }) => readOnly !== true)
  expect(writable.map(({ mountPath }) => mountPath).toSorted((a, b) => a.localeCompare(b))).toEqual(volumes)
})

test('the brain is mounted read-only where G1 looks for it', () => {
  const { container } = podOf()
  const place = container.env?.find(({ name }) => name === 'G1_BRAIN')?.value
  expect(container.volumeMounts?.find(({ mountPath }) => mountPath === place)).toMatchObject({ readOnly: true })
})

test('Service, budget, policy and autoscaler mean the pods of the Deployment', async () => {
  const { labels, container } = podOf()
  const selectors = [
    the('Deployment').spec?.selector.matchLabels,
    the('Service').spec?.selector,
    the('PodDisruptionBudget').spec?.selector?.matchLabels,
    the('NetworkPolicy').spec?.podSelector?.matchLabels,
  ]
  for (const selector of selectors) {
    expect(selector).not.toEqual({})
    expect(labels).toMatchObject(selector ?? { none: 'found' })
  }
  expect(the('HorizontalPodAutoscaler').spec?.scaleTargetRef).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: the('Deployment').metadata?.name,
  })
  const ports = container.ports?.map(({ name }) => name) ?? []
  expect(ports).toEqual(expect.arrayContaining(the('Service').spec?.ports?.map(({ targetPort }) => targetPort) ?? []))
  expect(container.ports?.map(({ containerPort }) => String(containerPort))).toContain(
    (await imageStage()).settings.env['PORT'],
  )
})

test('between two and ten pods, by processor and memory', () => {
  const { spec } = the('HorizontalPodAutoscaler')
  expect(spec).toMatchObject({ minReplicas: 2, maxReplicas: 10 })
  const targets = spec?.metrics?.map(({ resource }) => [resource?.name, resource?.target.averageUtilization])
  expect(targets).toEqual([
    ['cpu', 70],
    ['memory', 80],
  ])
})
