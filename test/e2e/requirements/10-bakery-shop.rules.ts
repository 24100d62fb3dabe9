import assert from 'node:assert/strict'
import { accepted, denied, impossible, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const line = 'order line|line'
const pickup = 'pickup date|pickup'
const total = 'order total|total'

export const bakeryShop: RequirementChecks = {
  name: '10-bakery-shop',
  coverage: 0.6,
  outOfReach: [
    'Customers pay by credit card through Stripe.',
    'After payment they get a confirmation email.',
    'The contact page shows our location on Google Maps.',
  ],
  checks: [
    {
      clause: 'Customers register and sign in.',
      check: async (app) => {
        await app.as('customer')
        const login = { email: 'customer@example.org', password: 'fresh rolls daily' }
        await app.someone(login)
        accepted(await app.visitor().send('POST', '/api/login', login))
        denied(await app.visitor().send('POST', '/api/login', { ...login, password: 'stale rolls daily' }))
      },
    },
    {
      clause: 'They browse products',
      check: async (app) => {
        const product = await (await app.boss()).make('product')
        const customer = await app.as('customer')
        assert.ok(has(await customer.list('product'), product))
        accepted(await customer.get('product', product))
      },
    },
    {
      clause: 'each product has a name, a description, a price and a category (bread, cake, pastry).',
      check: async (app) => {
        const baker = await app.whoMay('create', 'product', 'baker')
        const values = { name: 'Rye loaf', description: 'Dark', price: 4.2 }
        const product = await baker.make('product', { ...values, category: 'bread' })
        for (const [name, value] of Object.entries(values)) assert.equal(baker.value('product', product, name), value)
        for (const category of ['cake', 'pastry']) await baker.make('product', { category })
        refused(await baker.post('product', { category: 'soup' }))
      },
    },
    {
      clause: 'The price must be at least 0.10.',
      check: async (app) => {
        const baker = await app.whoMay('create', 'product', 'baker')
        refused(await baker.post('product', { price: 0.09 }))
        await baker.make('product', { price: 0.1 })
      },
    },
    {
      clause: 'Only the baker can add and edit products.',
      check: async (app) => {
        const baker = await app.as('baker')
        const customer = await app.as('customer')
        const product = await baker.make('product')
        for (const who of [customer, app.visitor()]) {
          denied(await who.post('product'))
          denied(await who.edit('product', product, { price: 1 }))
        }
        accepted(await baker.edit('product', product, { price: 2 }))
      },
    },
    {
      clause: 'Customers place orders.',
      check: async (app) => {
        await (await app.as('customer')).make('order')
        denied(await app.visitor().post('order'))
      },
    },
    {
      clause: 'An order has a pickup date and a list of order lines with product and quantity.',
      check: async (app) => {
        const customer = await app.whoMay('create', 'order', 'customer')
        const product = await (await app.as('baker')).make('product')
        const order = await customer.make('order', { [pickup]: day(2) })
        assert.match(String(customer.value('order', order, pickup)), new RegExp(`^${day(2).date}`))
        const row = await customer.make(line, { order, product, quantity: 3 })
        assert.equal(customer.value(line, row, 'product'), product.id)
        assert.equal(customer.value(line, row, 'quantity'), 3)
        assert.equal(customer.value(line, row, 'order'), order.id)
      },
    },
    {
      clause: 'The quantity is between 1 and 50.',
      check: async (app) => {
        const customer = await app.whoMay('create', 'order', 'customer')
        const order = await customer.make('order')
        refused(await customer.post(line, { order, quantity: 0 }))
        await customer.make(line, { order, quantity: 1 })
        await customer.make(line, { order, quantity: 50 })
        refused(await customer.post(line, { order, quantity: 51 }))
      },
    },
    {
      clause: 'The order total is computed from the lines.',
      check: async (app) => {
        const baker = await app.whoMay('create', 'product', 'baker')
        const customer = await app.whoMay('create', 'order', 'customer')
        const loaf = await baker.make('product', { price: 4.5 })
        const roll = await baker.make('product', { price: 0.6 })
        const order = await customer.make('order')
        await customer.make(line, { order, product: loaf, quantity: 2 })
        await customer.make(line, { order, product: roll, quantity: 5 })
        assert.equal(customer.value('order', await customer.fresh('order', order), total), 12)
      },
    },
    {
      clause: 'The pickup date may not be in the past.',
      check: async (app) => {
        const customer = await app.whoMay('create', 'order', 'customer')
        refused(await customer.post('order', { [pickup]: day(-2) }))
        await customer.make('order', { [pickup]: day(1) })
      },
    },
    {
      clause: 'Customers only see their own orders.',
      check: async (app) => {
        const anna = await app.as('customer')
        const ben = await app.as('customer')
        const order = await anna.make('order')
        assert.ok(has(await anna.list('order'), order))
        assert.ok(!has(await ben.list('order'), order))
        denied(await ben.get('order', order))
      },
    },
    {
      clause: 'The baker sees all orders and can mark an order as ready and then as collected.',
      check: async (app) => {
        const customer = await app.whoMay('create', 'order', 'customer')
        const baker = await app.as('baker')
        const order = await customer.make('order')
        assert.ok(has(await baker.list('order'), order))
        impossible(await baker.move('order', order, 'collected|collect'))
        accepted(await baker.move('order', order, 'ready'))
        accepted(await baker.move('order', await baker.fresh('order', order), 'collected|collect'))
      },
    },
  ],
}
