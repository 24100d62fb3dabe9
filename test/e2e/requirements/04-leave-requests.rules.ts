import assert from 'node:assert/strict'
import { accepted, denied, impossible, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { asRow, has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const request = 'leave request|request|leave'
const approve = 'approve|approved'
const reject = 'reject|rejected'
const cancel = 'cancel|cancelled'
const reason = 'reason'

export const leaveRequests: RequirementChecks = {
  name: '04-leave-requests',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'Three kinds of people use the system: employees, managers and HR.',
      check: async (app) => {
        for (const role of ['employee', 'manager', 'hr']) await app.as(role)
      },
    },
    {
      clause: 'I want to request leave with a start date, an end date, a type (vacation, sick, unpaid) and a comment',
      check: async (app) => {
        const employee = await app.as('employee')
        for (const type of ['vacation', 'sick', 'unpaid']) {
          const values = { 'start date|start': day(3), 'end date|end': day(5), type, comment: 'By the sea' }
          const row = await employee.fresh(request, await employee.make(request, values))
          assert.equal(employee.value(request, row, 'comment'), 'By the sea')
          assert.match(String(employee.value(request, row, 'end date|end')), new RegExp(`^${day(5).date}`))
        }
        refused(await employee.post(request, { type: 'sabbatical' }))
        denied(await app.visitor().post(request))
      },
    },
    {
      clause: 'I want to see the status of my own requests',
      check: async (app) => {
        const employee = await app.whoMay('create', request, 'employee')
        const row = await employee.make(request)
        assert.ok(has(await employee.list(request), row))
        assert.equal(typeof employee.value(request, await employee.fresh(request, row), 'status|state'), 'string')
      },
    },
    {
      clause: 'I must not see the requests of my colleagues.',
      check: async (app) => {
        const row = await (await app.as('employee')).make(request)
        const colleague = await app.as('employee')
        assert.ok(!has(await colleague.list(request), row))
        denied(await colleague.get(request, row))
      },
    },
    {
      clause: 'I want to cancel a request while it is still pending',
      check: async (app) => {
        const employee = await app.whoMay('create', request, 'employee')
        const pending = await employee.make(request)
        accepted(await employee.move(request, pending, cancel))
        const approved = await employee.make(request)
        accepted(await (await app.as('manager')).move(request, approved, approve))
        impossible(await employee.move(request, approved, cancel))
      },
    },
    {
      clause: 'I want to approve or reject pending requests',
      check: async (app) => {
        const employee = await app.whoMay('create', request, 'employee')
        const manager = await app.as('manager')
        accepted(await manager.move(request, await employee.make(request), approve))
        const row = await employee.make(request)
        const why = app.entity(request).fields.some((field) => field.id.includes(reason))
          ? { [reason]: 'Too many away' }
          : {}
        accepted(await manager.move(request, row, reject, why))
        impossible(await manager.move(request, row, approve))
      },
    },
    {
      clause: 'I must give a reason when I reject a request.',
      check: async (app) => {
        const manager = await app.as('manager')
        const answer = await (await app.as('employee')).postBare(request, {
          'start date|start': day(3),
          'end date|end': day(5),
          type: 'vacation',
          comment: 'x',
        })
        const row = asRow(accepted(answer))
        refused(await manager.move(request, row, reject))
        accepted(await manager.move(request, row, reject, { [reason]: 'Too many away' }))
      },
    },
    {
      clause: 'I want to see all requests and download them as a CSV file',
      check: async (app) => {
        const row = await (await app.as('employee')).make(request)
        const hr = await app.as('hr')
        assert.ok(has(await hr.list(request), row))
        const csv = accepted(await hr.csv(request))
        assert.match(csv.contentType, /^text\/csv/)
        assert.ok(csv.text.trim().split('\n').length >= 2)
      },
    },
    {
      clause: 'The end date must not be before the start date.',
      check: async (app) => {
        const employee = await app.whoMay('create', request, 'employee')
        refused(await employee.post(request, { 'start date|start': day(5), 'end date|end': day(4) }))
        await employee.make(request, { 'start date|start': day(5), 'end date|end': day(5) })
      },
    },
    {
      clause: 'Comments are limited to 500 characters.',
      check: async (app) => {
        const employee = await app.whoMay('create', request, 'employee')
        await employee.make(request, { comment: 'c'.repeat(500) })
        refused(await employee.post(request, { comment: 'c'.repeat(501) }))
      },
    },
    {
      clause: 'An employee cannot approve requests.',
      check: async (app) => {
        const employee = await app.as('employee')
        const own = await employee.make(request)
        denied(await employee.move(request, own, approve))
        denied(await (await app.as('employee')).move(request, own, approve))
      },
    },
    {
      clause: 'An approved request cannot be changed any more.',
      check: async (app) => {
        const employee = await app.whoMay('create', request, 'employee')
        const row = await employee.make(request)
        accepted(await employee.edit(request, row, app.harmlessChange(request)))
        accepted(await (await app.as('manager')).move(request, row, approve))
        impossible(await employee.edit(request, row, app.harmlessChange(request)))
        impossible(await (await app.boss()).edit(request, row, app.harmlessChange(request)))
      },
    },
  ],
}
