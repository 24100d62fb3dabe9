import { readFileSync } from 'node:fs'
import type { AppFile } from './app-file.ts'

/** The files that applications get as they are: where they lie here, and where they go. */
const places: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'server.js',
    ...['account-routes', 'accounts', 'api', 'csv', 'database', 'fields', 'html', 'labels', 'listing'].map(src),
    ...['permissions', 'records', 'routes', 'rows', 'start', 'values'].map(src),
    ...['answers', 'body', 'errors', 'listener', 'router'].map((name) => src(`http/${name}`)),
    ...['account-pages', 'error-page', 'form-pages', 'home-page', 'inputs', 'layout'].map((name) =>
      src(`pages/${name}`),
    ),
    ...['list-page', 'row-page', 'row-pages', 'value-cell'].map((name) => src(`pages/${name}`)),
    'public/style.css',
    'public/favicon.svg',
    'test/app.test.js',
    'test/start-test-app.js',
  ].map((path) => [path, path.replace(/^src\//, '')]),
)

function src(name: string): string {
  return `src/${name}.js`
}

let kept: readonly AppFile[] | undefined

/** The fixed files of an application, read once. */
export function runtimeFiles(): readonly AppFile[] {
  kept ??= Object.entries(places).map(([path, source]) => ({
    path,
    content: readFileSync(new URL(`./runtime/${source}`, import.meta.url), 'utf8'),
  }))
  return kept
}
