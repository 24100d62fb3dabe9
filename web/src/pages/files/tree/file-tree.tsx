import { ChevronDown, ChevronRight, FileCode2, Folder, Lock } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { ForeignText } from '../../../ui/foreign-text.tsx'
import { keyStep } from '../../../ui/json-tree/key-step.ts'
import { files as words } from '../../../words/files.ts'
import { type FileGroup, type TreeRow, treeRows } from './tree-rows.ts'

interface FileTreeProps {
  readonly groups: readonly FileGroup[]
  /** The file in view. */
  readonly path: string | null
  readonly onOpen: (path: string) => void
}

/** Files as a tree, with the keys that trees have. */
export function FileTree({ groups, path, onOpen }: FileTreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => treeRows(groups, closed), [groups, closed])
  const here = rows.findIndex((row) => row.kind === 'file' && row.path === path)
  const [active, setActive] = useState<string | null>(null)
  const at = rows.findIndex(({ key }) => key === active)
  const current = at >= 0 ? at : Math.max(0, here)
  const tree = useRef<HTMLDivElement>(null)
  const id = useId()
  const toggle = (key: string): void =>
    setClosed((before) =>
      before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key]),
    )
  const act = (row: TreeRow): void => {
    setActive(row.key)
    if (row.kind === 'file') onOpen(row.path)
    else toggle(row.key)
  }
  const press = (event: KeyboardEvent): void => {
    const step = keyStep(event.key, rows, current)
    const row = rows[current]
    if (step === null || row === undefined) return
    event.preventDefault()
    if (row.kind === 'file' && (event.key === 'Enter' || event.key === ' ')) return act(row)
    if (step.toggles) toggle(row.key)
    setActive(rows[step.to]?.key ?? null)
  }
  const activeKey = rows[current]?.key
  useEffect(() => {
    // Within its own box; the page stays where it is.
    const box = tree.current
    const item = box?.querySelector<HTMLElement>('[data-active]')
    if (box === null || item === null || item === undefined) return
    if (item.offsetTop < box.scrollTop) box.scrollTop = item.offsetTop
    const beyond = item.offsetTop + item.offsetHeight - box.clientHeight
    if (beyond > box.scrollTop) box.scrollTop = beyond
  }, [activeKey])
  return (
    <div
      ref={tree}
      role="tree"
      aria-label={words.tree}
      tabIndex={0}
      aria-activedescendant={activeKey === undefined ? undefined : `${id}${activeKey}`}
      onKeyDown={press}
      className="group relative max-h-72 overflow-y-auto rounded-lg border bg-card p-1 lg:max-h-[44rem]"
    >
      {rows.map((row) => (
        <Item
          key={row.key}
          id={`${id}${row.key}`}
          row={row}
          here={row.path === path}
          active={row.key === activeKey}
          onAct={act}
        />
      ))}
    </div>
  )
}

interface ItemProps {
  readonly id: string
  readonly row: TreeRow
  readonly here: boolean
  readonly active: boolean
  readonly onAct: (row: TreeRow) => void
}

function Item({ id, row, here, active, onAct }: ItemProps) {
  const { kind, name, depth, open, place, of, group } = row
  const Turn = open === true ? ChevronDown : ChevronRight
  const Icon = kind === 'file' ? FileCode2 : group === 'tests' && kind === 'group' ? Lock : Folder
  return (
    // biome-ignore lint: the tree has the focus and the keys; a click is their equal for pointers.
    <div
      id={id}
      role="treeitem"
      aria-level={depth + 1}
      aria-setsize={of}
      aria-posinset={place}
      aria-expanded={open ?? undefined}
      aria-selected={kind === 'file' && here}
      data-active={active ? '' : undefined}
      onClick={() => onAct(row)}
      className={`flex cursor-pointer items-center gap-1.5 rounded-md py-1 pe-2 text-sm ${
        kind === 'file' && here ? 'bg-accent-soft text-accent' : 'text-ink-2 hover:bg-sunk'
      } ${active ? 'group-focus-visible:outline-2 group-focus-visible:-outline-offset-2 group-focus-visible:outline-accent' : ''} ${
        kind === 'group' ? 'font-medium text-ink' : ''
      }`}
      style={{ paddingInlineStart: `${0.25 + Math.min(depth, 12) * 0.875}rem` }}
    >
      <span className="flex w-4 shrink-0">{open === null ? null : <Turn size={14} aria-hidden="true" />}</span>
      <Icon size={14} aria-hidden="true" className="shrink-0 text-ink-3" />
      <span className="foreign min-w-0">
        <ForeignText text={name} />
      </span>
    </div>
  )
}
