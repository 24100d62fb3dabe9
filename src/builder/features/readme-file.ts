import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Demand } from '../../core/app-spec/demand.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { actions } from '../../core/app-spec/grant.ts'
import type { AppFile } from '../app-file.ts'
import { describeSubject } from '../words/describe-spec.ts'
import { capital, listed } from '../words/english.ts'
import { whoWords } from '../words/grant-words.ts'
import { nounOf } from '../words/noun.ts'
import { sampleBody } from './sample-body.ts'

/** What the README says beyond the spec. */
export type ReadmeOptions = {
  /** Who or what made it: `Built by rules, without a language model.` */
  readonly builtBy: string
  /** The requirements, verbatim. */
  readonly requirements?: string
}

/** The README of the application: what it is, what it serves and does not, how to start it and how to call it. */
export function readmeFile(spec: AppSpec, { builtBy, requirements }: ReadmeOptions): AppFile {
  const parts = [
    `# ${plain(spec.title)}\n\n${plain(spec.summary)}\n\n${builtBy}`,
    starting,
    ...(spec.accounts ? [accountsPart(spec)] : []),
    permissionsPart(spec),
    ...(spec.demands.length > 0 ? [demandsPart(spec)] : []),
    ...(spec.unserved.length > 0 ? [unservedPart(spec)] : []),
    ...(spec.assumptions.length > 0 ? [assumptionsPart(spec)] : []),
    apiPart(spec),
    ...(requirements === undefined ? [] : [`## The requirements\n\n${quote(requirements)}`]),
  ]
  return { path: 'README.md', content: `${parts.join('\n\n')}\n` }
}

const starting = `## Starting it

Node.js 22.13 or newer is all it needs.

\`\`\`sh
npm start   # http://127.0.0.1:3000
npm test    # its own tests
\`\`\`

\`PORT\`, \`HOST\` and \`DATA_FILE\` (default \`data/app.db\`, a SQLite file that it creates) can be set in the environment.
To reach it from other machines, put it behind a server that speaks HTTPS.`

const quote = (text: string): string =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => `> ${plain(line)}`.trimEnd())
    .join('\n')

/** Text of people inside Markdown: shown as it is, never as markup. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&').replace(/\s+/g, ' ')

function accountsPart(spec: AppSpec): string {
  const roles = spec.accounts?.roles ?? []
  const highest = roles.reduce<(typeof roles)[number] | undefined>(
    (best, role) => (best && best.rank >= role.rank ? best : role),
    undefined,
  )
  const given = roles.find((role) => role.given)
  const same = highest?.id === given?.id
  return `## Accounts

The first account that registers gets the role "${highest?.title ?? ''}"${same ? '' : `; everyone after that gets "${given?.title ?? ''}"`}.
${roles.length > 1 ? `Who is "${highest?.title ?? ''}" gives roles on the page \`/users\`. The roles are ${listed(roles.map(({ title }) => `"${title}"`))}.\n` : ''}A password has at least ${spec.security.passwordMinLength} characters; after ${spec.security.signInAttempts} failed sign-ins an address waits 15 minutes.`
}

function permissionsPart(spec: AppSpec): string {
  const rows = spec.entities.flatMap((entity) => {
    const cells = actions.map((action) => `${capital(action)}: ${whoWords(spec, entity.grants[action])}`)
    const same = new Set(actions.map((action) => whoWords(spec, entity.grants[action])))
    const moves = (entity.states?.transitions ?? []).map(({ title, by }) => `"${title}": ${whoWords(spec, by)}`)
    const list = same.size === 1 ? [`Everything: ${[...same].join('')}`] : cells
    return [`- **${plain(entity.plural)}**`, ...[...list, ...moves].map((line) => `  - ${plain(line)}`)]
  })
  return `## Who may do what\n\n${rows.join('\n')}`
}

function demandsPart(spec: AppSpec): string {
  const lines = spec.demands.map(
    (demand: Demand) => `- ${demand.id}: ${plain(describeSubject(spec, demand.subject))} (“${plain(demand.part)}”)`,
  )
  return `## What it serves\n\nBy clause of the requirements:\n\n${lines.join('\n')}`
}

const unservedPart = (spec: AppSpec): string =>
  `## What it does not serve\n\n${spec.unserved.map(({ clause, part, why }) => `- ${clause}: “${plain(part)}” ${plain(why)}`).join('\n')}`

const assumptionsPart = (spec: AppSpec): string =>
  `## Assumptions\n\nThe requirements do not say these; they were assumed:\n\n${spec.assumptions.map(({ id, text, source }) => `- ${id}: ${plain(text)} (${plain(source)})`).join('\n')}`

function apiPart(spec: AppSpec): string {
  const bearer = spec.accounts ? ` -H "authorization: Bearer $TOKEN"` : ''
  const json = `-H 'content-type: application/json'`
  const signIn = spec.accounts
    ? `# the answer holds a token: keep it in TOKEN\ncurl -X POST localhost:3000/api/register ${json} \\\n  -d '${shell(sampleBody(spec.accounts.fields, { email: 'me@example.org', password: 'x'.repeat(Math.max(12, spec.security.passwordMinLength)) }))}'\n`
    : ''
  const first = spec.entities[0]
  const examples = first ? entityExamples(first, json, bearer) : ''
  const paths = spec.entities.map((entity) => {
    const moves = (entity.states?.transitions ?? []).map(({ id }) => `\`POST /api/${entity.path}/1/${id}\``)
    return `- ${plain(entity.plural)}: \`/api/${entity.path}\`${moves.length > 0 ? `; moves: ${moves.join(', ')}` : ''}`
  })
  return `## The API

Each page has a JSON twin under \`/api\`: \`GET\` and \`POST\` on the path, \`GET\`, \`PATCH\` and \`DELETE\` on \`/api/<path>/<id>\`,
\`/api/<path>.csv\` for an export. Lists take \`q\`, \`sort\`, \`page\`, \`pageSize\` and filters.

${paths.join('\n')}

\`\`\`sh
${signIn}${examples}
\`\`\``
}

const shell = (value: unknown): string => JSON.stringify(value).replaceAll("'", `'\\''`)

function entityExamples(entity: Entity, json: string, bearer: string): string {
  const { one, many } = nounOf(entity)
  const url = `localhost:3000/api/${entity.path}`
  return `# add a ${one}\ncurl -X POST ${url} ${json}${bearer} \\\n  -d '${shell(sampleBody(entity.fields))}'
# list ${many}\ncurl "${url}?page=1&pageSize=10"${bearer}`.replace(
    '# add a ',
    `# add ${nounOf(entity).a.split(' ')[0] ?? 'a'} `,
  )
}
