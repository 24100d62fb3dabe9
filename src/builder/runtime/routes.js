import { readFileSync } from 'node:fs'
import { addApiRoutes } from './api.js'
import { json } from './http/answers.js'
import { createRouter } from './http/router.js'
import { addHomePage } from './pages/home-page.js'
import { addRowPages } from './pages/row-pages.js'

const css = readFileSync(new URL('../public/style.css', import.meta.url))
const icon = readFileSync(new URL('../public/favicon.svg', import.meta.url))
const asset = (type, body) => () => ({
  status: 200,
  headers: { 'content-type': type, 'cache-control': 'max-age=3600' },
  body,
})

/** Every address that the application answers. */
export function routesOf(app) {
  const router = createRouter()
  router.add('GET', '/health', () => json(200, { status: 'ok' }))
  router.add('GET', '/style.css', asset('text/css; charset=utf-8', css))
  router.add('GET', '/favicon.svg', asset('image/svg+xml', icon))
  addHomePage(router, app)
  app.accounts?.addRoutes(router, app)
  addApiRoutes(router, app)
  for (const entity of app.entities) addRowPages(router, app, entity)
  return router
}
