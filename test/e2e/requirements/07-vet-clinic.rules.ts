import assert from 'node:assert/strict'
import { accepted, denied, impossible, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const phone = 'phone number|phone'
const weight = 'weight'
const birth = 'date of birth|birth'
const start = 'start time|start'
const end = 'end time|end'
const complete = 'complete|completed'
const cancel = 'cancel|cancelled'

export const vetClinic: RequirementChecks = {
  name: '07-vet-clinic',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'The application must have user accounts.',
      check: async (app) => {
        await app.boss()
        denied(await app.visitor().send('GET', '/api/me'))
        for (const { id } of app.spec.entities) {
          denied(await app.visitor().lists(id))
          denied(await app.visitor().post(id))
        }
      },
    },
    {
      clause: 'There are three roles: receptionist, vet and administrator.',
      check: async (app) => {
        for (const role of ['receptionist', 'vet', 'administrator']) await app.as(role)
      },
    },
    {
      clause: 'Receptionists look after owners, pets and appointments.',
      check: async (app) => {
        const receptionist = await app.as('receptionist')
        const owner = await receptionist.make('owner')
        const pet = await receptionist.make('pet', { owner })
        const appointment = await receptionist.make('appointment', { pet })
        accepted(await receptionist.edit('pet', pet, { [weight]: 4 }))
        accepted(await receptionist.edit('appointment', appointment, { reason: 'Cough' }))
      },
    },
    {
      clause: 'Vets look after treatments.',
      check: async (app) => {
        const vet = await app.as('vet')
        const treatment = await vet.make('treatment')
        accepted(await vet.edit('treatment', treatment, { description: 'Vaccination' }))
        assert.ok(has(await vet.list('treatment'), treatment))
      },
    },
    {
      clause: 'An owner has a first name, a last name, a phone number and an email address.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'owner', 'receptionist')
        const values = {
          'first name': 'Ada',
          'last name': 'Stone',
          [phone]: '+49 30 555001',
          'email address|email': 'ada@example.org',
        }
        const owner = await receptionist.fresh('owner', await receptionist.make('owner', values))
        assert.equal(receptionist.value('owner', owner, 'first name'), 'Ada')
        assert.equal(receptionist.value('owner', owner, 'last name'), 'Stone')
        assert.equal(receptionist.value('owner', owner, 'email address|email'), 'ada@example.org')
      },
    },
    {
      clause: 'The last name and the phone number of an owner are required.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'owner', 'receptionist')
        refused(await receptionist.post('owner', { 'last name': '' }))
        refused(await receptionist.post('owner', { 'last name': '   ' }))
        refused(await receptionist.post('owner', { [phone]: null }))
        await receptionist.make('owner')
      },
    },
    {
      clause: 'The email address is optional.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'owner', 'receptionist')
        await receptionist.make('owner', { 'email address|email': null })
      },
    },
    {
      clause: 'Two owners cannot have the same phone number.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'owner', 'receptionist')
        await receptionist.make('owner', { [phone]: '+49 30 777001' })
        refused(await receptionist.post('owner', { [phone]: '+49 30 777001' }))
      },
    },
    {
      clause: 'Receptionists can add and edit owners.',
      check: async (app) => {
        const receptionist = await app.as('receptionist')
        const owner = await receptionist.make('owner')
        accepted(await receptionist.edit('owner', owner, { 'last name': 'Stein' }))
      },
    },
    {
      clause: 'Only an administrator can delete an owner.',
      check: async (app) => {
        const receptionist = await app.as('receptionist')
        const owner = await receptionist.make('owner')
        denied(await receptionist.remove('owner', owner))
        denied(await (await app.as('vet')).remove('owner', owner))
        denied(await app.visitor().remove('owner', owner))
        accepted(await (await app.as('administrator')).remove('owner', owner))
      },
    },
    {
      clause: 'An owner who still has pets cannot be deleted.',
      check: async (app) => {
        const administrator = await app.as('administrator')
        const receptionist = await app.whoMay('create', 'pet', 'receptionist')
        const owner = await receptionist.make('owner')
        await receptionist.make('pet', { owner })
        impossible(await administrator.remove('owner', owner))
        accepted(await administrator.remove('owner', await receptionist.make('owner')))
      },
    },
    {
      clause: 'A pet belongs to an owner.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'pet', 'receptionist')
        const owner = await receptionist.make('owner')
        const pet = await receptionist.make('pet', { owner })
        assert.equal(receptionist.value('pet', pet, 'owner'), owner.id)
        refused(await receptionist.post('pet', { owner: { id: 999_999 } }))
        refused(await receptionist.post('pet', { owner: null }))
      },
    },
    {
      clause: 'A pet has a name, a species, a date of birth and a weight in kilograms.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'pet', 'receptionist')
        const pet = await receptionist.make('pet', { name: 'Rex', species: 'dog', [birth]: day(-700), [weight]: 12.5 })
        assert.equal(receptionist.value('pet', pet, 'name'), 'Rex')
        assert.equal(receptionist.value('pet', pet, weight), 12.5)
        assert.equal(receptionist.value('pet', pet, birth), day(-700).date)
      },
    },
    {
      clause: 'The species is one of dog, cat, rabbit, bird or other.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'pet', 'receptionist')
        for (const species of ['dog', 'cat', 'rabbit', 'bird', 'other']) await receptionist.make('pet', { species })
        refused(await receptionist.post('pet', { species: 'dragon' }))
      },
    },
    {
      clause: 'The name of a pet is required.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'pet', 'receptionist')
        refused(await receptionist.post('pet', { name: '' }))
        await receptionist.make('pet', { name: 'Molly' })
      },
    },
    {
      clause: 'An owner cannot have two pets with the same name.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'pet', 'receptionist')
        const owner = await receptionist.make('owner')
        await receptionist.make('pet', { owner, name: 'Bello' })
        refused(await receptionist.post('pet', { owner, name: 'Bello' }))
        await receptionist.make('pet', { owner: await receptionist.make('owner'), name: 'Bello' })
      },
    },
    {
      clause: 'The weight must be more than 0 and at most 150.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'pet', 'receptionist')
        refused(await receptionist.post('pet', { [weight]: 0 }))
        refused(await receptionist.post('pet', { [weight]: -1 }))
        await receptionist.make('pet', { [weight]: 0.5 })
        await receptionist.make('pet', { [weight]: 150 })
        refused(await receptionist.post('pet', { [weight]: 150.5 }))
      },
    },
    {
      clause: 'The date of birth cannot be in the future.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'pet', 'receptionist')
        refused(await receptionist.post('pet', { [birth]: day(2) }))
        await receptionist.make('pet', { [birth]: day(-1) })
      },
    },
    {
      clause: 'The page of an owner shows the number of pets.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'pet', 'receptionist')
        const owner = await receptionist.make('owner')
        await receptionist.make('pet', { owner })
        await receptionist.make('pet', { owner })
        assert.equal(
          receptionist.value('owner', await receptionist.fresh('owner', owner), 'number of pets|pet count|pets'),
          2,
        )
      },
    },
    {
      clause: 'An appointment is for one pet and one vet.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'pet', 'receptionist')
        const pet = await receptionist.make('pet')
        const appointment = await receptionist.make('appointment', { pet })
        assert.equal(receptionist.value('appointment', appointment, 'pet'), pet.id)
        assert.equal(typeof receptionist.value('appointment', appointment, 'vet'), 'number')
        refused(await receptionist.post('appointment', { pet: null }))
        refused(await receptionist.post('appointment', { vet: null }))
      },
    },
    {
      clause: 'It has a start time, an end time and a reason.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'appointment', 'receptionist')
        const appointment = await receptionist.make('appointment', {
          [start]: day(3, '10:00'),
          [end]: day(3, '10:30'),
          reason: 'Limping',
        })
        assert.equal(receptionist.value('appointment', appointment, 'reason'), 'Limping')
        assert.match(String(receptionist.value('appointment', appointment, end)), /10:30/)
      },
    },
    {
      clause: 'The reason may be no longer than 300 characters.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'appointment', 'receptionist')
        await receptionist.make('appointment', { reason: 'r'.repeat(300) })
        refused(await receptionist.post('appointment', { reason: 'r'.repeat(301) }))
      },
    },
    {
      clause: 'The end time must be later than the start time.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'appointment', 'receptionist')
        refused(await receptionist.post('appointment', { [start]: day(7, '10:00'), [end]: day(7, '10:00') }))
        refused(await receptionist.post('appointment', { [start]: day(7, '10:00'), [end]: day(7, '09:00') }))
        await receptionist.make('appointment', { [start]: day(7, '10:00'), [end]: day(7, '10:15') })
      },
    },
    {
      clause: 'A vet cannot have two appointments at the same time.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'appointment', 'receptionist')
        const vet = (await app.as('vet')).account
        const other = (await app.as('vet')).account
        const at = (who: unknown, from: string, to: string) => ({ vet: who, [start]: day(9, from), [end]: day(9, to) })
        await receptionist.make('appointment', at(vet, '10:00', '11:00'))
        refused(await receptionist.post('appointment', at(vet, '10:30', '11:30')))
        await receptionist.make('appointment', at(vet, '11:00', '11:30'))
        await receptionist.make('appointment', at(other, '10:30', '11:30'))
      },
    },
    {
      clause: 'A new appointment is scheduled.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'appointment', 'receptionist')
        const appointment = await receptionist.make('appointment')
        assert.equal(receptionist.value('appointment', appointment, 'status|state'), 'scheduled')
      },
    },
    {
      clause: 'A scheduled appointment can be completed or cancelled.',
      check: async (app) => {
        const vet = await app.as('vet')
        const receptionist = await app.whoMay('create', 'appointment', 'receptionist')
        accepted(await vet.move('appointment', await receptionist.make('appointment'), complete))
        accepted(await receptionist.move('appointment', await receptionist.make('appointment'), cancel))
      },
    },
    {
      clause: 'A completed appointment cannot be cancelled.',
      check: async (app) => {
        const vet = await app.as('vet')
        const receptionist = await app.whoMay('create', 'appointment', 'receptionist')
        const appointment = await receptionist.make('appointment')
        accepted(await vet.move('appointment', appointment, complete))
        impossible(await receptionist.move('appointment', appointment, cancel))
        impossible(await vet.move('appointment', appointment, cancel))
      },
    },
    {
      clause: 'Only vets can complete an appointment.',
      check: async (app) => {
        const receptionist = await app.as('receptionist')
        const appointment = await receptionist.make('appointment')
        denied(await receptionist.move('appointment', appointment, complete))
        denied(await (await app.as('administrator')).move('appointment', appointment, complete))
        denied(await app.visitor().move('appointment', appointment, complete))
        accepted(await (await app.as('vet')).move('appointment', appointment, complete))
      },
    },
    {
      clause: 'Appointments are listed by start time.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'appointment', 'receptionist')
        const vet = (await app.as('vet')).account
        const late = await receptionist.make('appointment', { vet, [start]: day(80, '10:00'), [end]: day(80, '11:00') })
        const early = await receptionist.make('appointment', {
          vet,
          [start]: day(60, '10:00'),
          [end]: day(60, '11:00'),
        })
        const ids = (await receptionist.list('appointment')).map((row) => row.id)
        assert.ok(ids.includes(early.id) && ids.indexOf(early.id) < ids.indexOf(late.id))
      },
    },
    {
      clause: 'Appointments can be filtered by vet.',
      check: async (app) => {
        const receptionist = await app.whoMay('create', 'appointment', 'receptionist')
        const vet = (await app.as('vet')).account
        const mine = await receptionist.make('appointment', { vet })
        await receptionist.make('appointment', { vet: (await app.as('vet')).account })
        const ids = (await receptionist.list('appointment', { vet })).map((row) => row.id)
        assert.deepEqual(ids, [mine.id])
      },
    },
    {
      clause: 'A treatment belongs to an appointment.',
      check: async (app) => {
        const vet = await app.whoMay('create', 'treatment', 'vet')
        const appointment = await (await app.as('receptionist')).make('appointment')
        const treatment = await vet.make('treatment', { appointment })
        assert.equal(vet.value('treatment', treatment, 'appointment'), appointment.id)
        refused(await vet.post('treatment', { appointment: null }))
      },
    },
    {
      clause: 'It has a description, a quantity and a price.',
      check: async (app) => {
        const vet = await app.whoMay('create', 'treatment', 'vet')
        const treatment = await vet.make('treatment', { description: 'X-ray', quantity: 2, price: 49.5 })
        assert.equal(vet.value('treatment', treatment, 'description'), 'X-ray')
        assert.equal(vet.value('treatment', treatment, 'quantity'), 2)
        assert.equal(vet.value('treatment', treatment, 'price'), 49.5)
      },
    },
    {
      clause: 'The quantity is a whole number from 1 to 100.',
      check: async (app) => {
        const vet = await app.whoMay('create', 'treatment', 'vet')
        refused(await vet.post('treatment', { quantity: 0 }))
        refused(await vet.post('treatment', { quantity: 1.5 }))
        await vet.make('treatment', { quantity: 1 })
        await vet.make('treatment', { quantity: 100 })
        refused(await vet.post('treatment', { quantity: 101 }))
      },
    },
    {
      clause: 'The price must not be negative.',
      check: async (app) => {
        const vet = await app.whoMay('create', 'treatment', 'vet')
        refused(await vet.post('treatment', { price: -0.01 }))
        await vet.make('treatment', { price: 0 })
      },
    },
    {
      clause: 'The cost of a treatment is its quantity times its price.',
      check: async (app) => {
        const vet = await app.whoMay('create', 'treatment', 'vet')
        const treatment = await vet.make('treatment', { quantity: 3, price: 19.9 })
        assert.equal(vet.value('treatment', await vet.fresh('treatment', treatment), 'cost'), 59.7)
      },
    },
    {
      clause: 'The total cost of an appointment is the sum of the costs of its treatments.',
      check: async (app) => {
        const vet = await app.whoMay('create', 'treatment', 'vet')
        const appointment = await (await app.as('receptionist')).make('appointment')
        await vet.make('treatment', { appointment, quantity: 3, price: 20 })
        await vet.make('treatment', { appointment, quantity: 1, price: 0.5 })
        await vet.make('treatment', { quantity: 9, price: 9 })
        assert.equal(vet.value('appointment', await vet.fresh('appointment', appointment), 'total cost|cost'), 60.5)
      },
    },
    {
      clause: 'Receptionists cannot add treatments.',
      check: async (app) => {
        denied(await (await app.as('receptionist')).post('treatment'))
        await (await app.as('vet')).make('treatment')
      },
    },
    {
      clause: 'Everyone who is signed in can search pets by name.',
      check: async (app) => {
        const receptionist = await app.as('receptionist')
        const pet = await receptionist.make('pet', { name: 'Schnurribert' })
        const other = await receptionist.make('pet', { name: 'Hasso' })
        for (const role of ['receptionist', 'vet', 'administrator']) {
          const found = await (await app.as(role)).list('pet', { q: 'schnurri' })
          assert.ok(has(found, pet) && !has(found, other), role)
        }
        denied(await app.visitor().lists('pet'))
      },
    },
    {
      clause: 'Administrators can export appointments to CSV.',
      check: async (app) => {
        await (await app.as('receptionist')).make('appointment', { reason: 'In the export' })
        const csv = accepted(await (await app.as('administrator')).csv('appointment'))
        assert.match(csv.contentType, /^text\/csv/)
        assert.match(csv.text, /In the export/)
      },
    },
  ],
}
