import { expect, test } from 'vitest'
import { fileEdit } from '../../../src/brain/contracts/file-edit.ts'
import { workList } from '../../../src/brain/contracts/work-list.ts'
import type { ContextPack } from '../../../src/core/knowledge/context-pack.ts'
import type { ModelRequest } from '../../../src/core/provider.ts'
import { scriptedDeveloper } from './scripted-developer.ts'
import type { Script } from './scripted-team.ts'

const { work_list: list, file_edit: edit } = scriptedDeveloper([
  { path: 'public/style.css', append: '.own {}\n', why: 'Pages shall be easy to read.' },
  { path: 'CHANGES.md', append: 'Changed.\n', why: 'Maintainers shall know.' },
])
const files = [{ path: 'public/style.css', content: 'a {}\nb {}\n' }]
const ask = async (script: Script, pack: Partial<ContextPack>) =>
  script({
    asked: { pack: { goal: '', entries: [], files, ...pack } } as unknown as ModelRequest,
    request: {} as never,
    byRules: async () => ({ summary: 'As rendered.', items: [], disputed: false, disputes: [], notes: [] }),
  })

test('it lists its edits once, and carries each out as its item', async () => {
  const items = workList.schema.parse(await ask(list, {}))
  expect(items).toMatchObject({ items: [{ paths: ['public/style.css'] }, { paths: ['CHANGES.md'] }] })
  const first = fileEdit.schema.parse(await ask(edit, { goal: 'Build. Now: the item "own-1" of the work list' }))
  expect(first).toMatchObject({
    edits: [{ path: 'public/style.css', patch: [{ find: 'b {}', replace: 'b {}\n.own {}\n' }], content: null }],
  })
  const second = await ask(edit, { goal: 'Build. Now: the item "own-2" of the work list' })
  expect(second).toMatchObject({ edits: [{ path: 'CHANGES.md', patch: null, content: 'Changed.\n' }] })
  const again = await ask(list, { entries: [{ kind: 'file_edit' }] as unknown as ContextPack['entries'] })
  expect(again).toMatchObject({ items: [] })
})

test('a file whose last line comes twice is written whole', async () => {
  const twice = [{ path: 'public/style.css', content: '}\n}\n' }]
  const { edits } = fileEdit.schema.parse(await ask(edit, { goal: 'the item "own-1"', files: twice })) as {
    readonly edits: unknown
  }
  expect(edits).toEqual([{ path: 'public/style.css', patch: null, content: '}\n}\n.own {}\n' }])
})
