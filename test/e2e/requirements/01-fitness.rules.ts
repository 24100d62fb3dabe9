import assert from 'node:assert/strict'
import { accepted, denied } from '../../support/generated-app/http.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

export const fitness: RequirementChecks = {
  name: '01-fitness',
  coverage: 1,
  outOfReach: [],
  checks: [
    {
      clause: 'fitness tracking website',
      check: async (app) => {
        const anna = await app.someone()
        const workout = await anna.make('workout')
        assert.ok(has(await anna.list('workout'), workout))
        assert.ok(!app.spec.entities.some((entity) => entity.id === 'fitness'))
        const page = await app.visitor().send('GET', '/')
        assert.ok(page.status < 400)
      },
    },
    {
      clause: 'user authentication',
      check: async (app) => {
        const email = 'signs-in@example.org'
        const password = 'a long enough secret'
        const visitor = app.visitor()
        const fields = Object.fromEntries((app.spec.accounts?.fields ?? []).map((field) => [field.id, 'Anna']))
        accepted(await visitor.send('POST', '/api/register', { ...fields, email, password }))
        accepted(await visitor.send('POST', '/api/login', { email, password }))
        denied(await visitor.send('POST', '/api/login', { email, password: 'a wrong secret' }))
        denied(await visitor.send('GET', '/api/me'))
        denied(await visitor.lists('workout'))
        denied(await visitor.post('workout'))
      },
    },
    {
      clause: 'fitness tracking website with user authentication',
      check: async (app) => {
        const anna = await app.someone()
        const ben = await app.someone()
        const workout = await anna.make('workout')
        accepted(await anna.get('workout', workout))
        assert.ok(!has(await ben.list('workout'), workout), 'one account lists the workouts of another')
      },
    },
  ],
}
