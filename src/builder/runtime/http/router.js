import { notFound } from './errors.js'

/** Finds the handler for a method and a path. In a pattern, `:id` stands for a row number. */
export function createRouter() {
  const routes = []
  return {
    add(method, pattern, handler) {
      routes.push({ method, segments: pattern.split('/'), handler })
    },
    find(method, path) {
      const segments = path.length > 1 && path.endsWith('/') ? path.slice(0, -1).split('/') : path.split('/')
      for (const route of routes) {
        const params = route.method === method ? match(route.segments, segments) : null
        if (params) return { handler: route.handler, params }
      }
      throw notFound()
    },
  }
}

function match(pattern, segments) {
  if (pattern.length !== segments.length) return null
  const params = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index]
    if (part !== ':id') {
      if (part !== segment) return null
    } else {
      if (!/^[1-9][0-9]{0,14}$/.test(segment)) return null
      params.id = Number(segment)
    }
  }
  return params
}
