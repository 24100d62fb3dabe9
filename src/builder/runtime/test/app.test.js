import assert from 'node:assert/strict'
import { test } from 'node:test'
import { app as model } from '../src/app.js'
import { startTestApp } from './start-test-app.js'

test('the application is well, and its start page can be read', async (t) => {
  const app = await startTestApp()
  t.after(app.stop)
  assert.deepEqual(await app.call(null, 'GET', '/health'), { status: 200, body: { status: 'ok' } })
  const { status, body } = await app.call(null, 'GET', '/')
  assert.equal(status, 200)
  assert.match(body, /<html lang="en">/)
  assert.equal((await app.call(null, 'GET', '/nothing-here')).status, 404)
})

test('whatever is not open asks for an account, on pages and in the API', async (t) => {
  const app = await startTestApp()
  t.after(app.stop)
  for (const entity of model.entities) {
    const isOpen = entity.may.list(null) !== null
    assert.equal((await app.call(null, 'GET', `/api/${entity.path}`)).status, isOpen ? 200 : 401)
  }
})
