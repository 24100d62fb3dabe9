import type { AppFile } from '../../../src/workspace/files/application-file.ts'

const manifest = {
  name: 'notes',
  private: true,
  type: 'module',
  scripts: { start: 'node server.js', test: 'node --test' },
}

const SERVER = `import { createServer } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
const db = new DatabaseSync((process.env.DATA_DIR ?? '.') + '/notes.db')
db.exec('CREATE TABLE note (text TEXT NOT NULL)')
createServer(async (request, response) => {
  if (request.url === '/health') return response.end('ok')
  if (request.method === 'POST') {
    let text = ''
    for await (const chunk of request) text += chunk
    if (text === '') return response.writeHead(422).end()
    db.prepare('INSERT INTO note VALUES (?)').run(text)
    return response.writeHead(201).end()
  }
  response.end(JSON.stringify(db.prepare('SELECT text FROM note').all().map((row) => row.text)))
}).listen(Number(process.env.PORT), process.env.HOST)
`

/** An application that keeps notes; `more` is put in front of its server's code. */
export function notesApp(more = '', files: readonly AppFile[] = []): readonly AppFile[] {
  return [
    { path: 'package.json', content: JSON.stringify(manifest) },
    { path: 'server.js', content: `${more}\n${SERVER}` },
    ...files,
  ]
}

/** A test file with the usual imports. */
export function testFile(path: string, body: string): AppFile {
  const head = `import { describe, test } from 'node:test'\nimport assert from 'node:assert/strict'\nconst url = process.env.APP_URL\n`
  return { path, content: head + body }
}
