import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mustBeCovered } from '../../../src/core/clause.ts'
import type { DomainPack } from '../../../src/offline/domains/domain-pack.ts'
import { loadDomains } from '../../../src/offline/domains/load-domains.ts'
import { openSandbox, type Sandbox } from '../../../src/workspace/sandbox/sandbox.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'
import { type Trial, tryRequirement } from '../../support/requirement-trial.ts'
import { Seats } from '../../support/seats.ts'
import { fitness } from './01-fitness.rules.ts'
import { library } from './02-library.rules.ts'
import { fourWords } from './03-four-words.rules.ts'
import { leaveRequests } from './04-leave-requests.rules.ts'
import { roomBooking } from './05-room-booking.rules.ts'
import { invoices } from './06-invoices.rules.ts'
import { vetClinic } from './07-vet-clinic.rules.ts'
import { bellRinging } from './08-bell-ringing.rules.ts'
import { hostile } from './09-hostile.rules.ts'
import { bakeryShop } from './10-bakery-shop.rules.ts'
import { petSitting } from './11-pet-sitting.rules.ts'
import { toolLending } from './12-tool-lending.rules.ts'
import { carWorkshop } from './13-car-workshop.rules.ts'
import { communityGarden } from './14-community-garden.rules.ts'
import { helpDesk } from './15-help-desk.rules.ts'
import { filmFestival } from './16-film-festival.rules.ts'
import { concertTickets } from './17-concert-tickets.rules.ts'
import { museumInventory } from './18-museum-inventory.rules.ts'

const requirements: readonly RequirementChecks[] = [
  fitness,
  library,
  fourWords,
  leaveRequests,
  roomBooking,
  invoices,
  vetClinic,
  bellRinging,
  hostile,
  bakeryShop,
  petSitting,
  toolLending,
  carWorkshop,
  communityGarden,
  helpDesk,
  filmFestival,
  concertTickets,
  museumInventory,
]

const texts = new URL('../../fixtures/requirements/', import.meta.url)
const trials: Trial[] = []
const seats = new Seats(2)
let folder = ''
let sandbox: Sandbox
let domains: readonly DomainPack[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'g1-requirements-'))
  sandbox = await openSandbox({ root: join(folder, 'jobs'), incarnation: 'requirements' })
  domains = await loadDomains(fileURLToPath(new URL('../../../brain/knowledge/domains', import.meta.url)))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  const rows = trials
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((trial) => ({
      text: trial.name,
      clauses: trial.clauses.filter(mustBeCovered).length,
      covered: `${Math.round(trial.share * 100)} %`,
      wrong: trial.wrong.length,
      untried: trial.untried.length,
      faults: trial.faults.length,
      seconds: Math.round(trial.seconds * 10) / 10,
    }))
  console.table(rows)
})

describe('applications built from requirement texts', () => {
  test.concurrent.each(requirements)(
    '$name: works, is covered, and nothing is claimed that is not so',
    { timeout: 180_000 },
    async (checks) => {
      const text = await readFile(new URL(`${checks.name}.md`, texts), 'utf8')
      const trial = await seats.taken(() => tryRequirement({ text, checks, domains, sandbox }))
      trials.push(trial)
      expect(trial.wrong, 'claimed as covered, but the check by hand fails').toEqual([])
      expect(trial.faults, 'what is broken').toEqual([])
      expect(trial.escaped, 'statements that nobody has to cover').toEqual([])
      const missed = trial.share < checks.coverage ? [...trial.reasons] : []
      expect(missed, `more than ${Math.round(100 - checks.coverage * 100)} % not covered`).toEqual([])
    },
  )
})
