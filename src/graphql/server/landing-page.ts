import { publicRunId } from '../../core/ids.ts'
import type { RunRow } from '../../core/store/store.ts'

/** The page at `/`: what this is, where GraphiQL is, and the newest runs. */
export const landingPage = (runs: readonly RunRow[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>G1</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #ddd; overflow-wrap: anywhere }
a { color: #0b57d0 }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616 } a { color: #8ab4f8 } th, td { border-color: #444 } }
</style>
</head>
<body>
<main>
<h1>G1</h1>
<p>A team of personas turns requirements into a tested web application. Its API is at <a href="/graphql">/graphql</a>,
with examples to try.</p>
<h2>Runs</h2>
${runs.length === 0 ? '<p>None yet.</p>' : table(runs)}
</main>
</body>
</html>
`

const table = (runs: readonly RunRow[]): string => `<table>
<thead><tr><th scope="col">Title</th><th scope="col">Status</th><th scope="col">Submitted</th><th scope="col">Id</th></tr></thead>
<tbody>
${runs.map(line).join('\n')}
</tbody>
</table>`

const line = ({ runId, title, status, createdAt }: RunRow): string => {
  const id = publicRunId(runId)
  const zip = status === 'COMPLETED' ? ` <a href="/runs/${id}/deliverable.zip">zip</a>` : ''
  const at = new Date(createdAt).toISOString()
  return `<tr><td>${escaped(title)}${zip}</td><td>${status}</td><td><time datetime="${at}">${at}</time></td><td>${id}</td></tr>`
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`)
