import { readFileSync } from 'node:fs'
import type { Answer } from '../server/routes.ts'

/** Nothing comes from elsewhere, and nothing written into the page runs. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>G1 · REST API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<main id="docs"></main>
<noscript>The document itself is <a href="openapi.json">openapi.json</a>.</noscript>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`

const start = `SwaggerUIBundle({
  url: new URL('openapi.json', document.baseURI).href,
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  validatorUrl: null,
})
`

/** The page on which people read the OpenAPI document and try it, with all that it needs, by path below `/api`. */
export function docsPage(): ReadonlyMap<string, () => Answer> {
  // 2 MB: only for those who look at it.
  const library = (file: string) => (): Buffer => readFileSync(new URL(file))
  const files = [
    ['/docs', 'text/html', () => page],
    ['/docs/start.js', 'text/javascript', () => start],
    [
      '/docs/swagger-ui-bundle.js',
      'text/javascript',
      library(import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js')),
    ],
    ['/docs/swagger-ui.css', 'text/css', library(import.meta.resolve('swagger-ui-dist/swagger-ui.css'))],
  ] as const
  return new Map(files.map(([path, type, read]) => [path, once(() => fileAnswer(type, read()))]))
}

const fileAnswer = (type: string, body: string | Buffer): Answer => ({
  status: 200,
  type: `${type}; charset=utf-8`,
  body,
  headers: {
    'cache-control': 'private, max-age=600',
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  },
})

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | null = null
  return () => (made ??= make())
}
