import { useNavigate } from '@tanstack/react-router'
import { Command as Menu } from 'cmdk'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useQuery } from 'urql'
import { FindNamesDocument, FindRunsDocument } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { useOffered } from '../../app/commands.ts'
import { chooseTheme, themes } from '../../app/theme.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { app } from '../../words/app.ts'
import { palette as words } from '../../words/palette.ts'
import { rank, valueOf } from './rank.ts'

const pages = [
  { to: '/', name: app.pages.home },
  { to: '/runs', name: app.pages.runs },
  { to: '/personas', name: app.pages.personas },
  { to: '/workflows', name: app.pages.workflows },
  { to: '/brain', name: app.pages.brain },
  { to: '/cluster', name: app.pages.cluster },
] as const

/** Finds everything there is and does everything that can be done here, from the keyboard. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim())
  const navigate = useNavigate()
  const offered = useOffered()
  const [{ data: found }] = useQuery({ query: typed(FindRunsDocument), variables: { search: sought || null } })
  const [{ data: names }] = useQuery({ query: typed(FindNamesDocument) })
  const then = (act: () => unknown) => (): void => {
    onClose()
    act()
  }
  return (
    <Dialog title={app.palette} onClose={onClose}>
      <Menu label={app.palette} loop filter={rank} className="h-108">
        <Menu.Input
          data-autofocus
          value={text}
          onValueChange={setText}
          placeholder={words.placeholder}
          className="mb-3 h-10 w-full rounded-md border border-line-strong bg-card px-3 text-base placeholder:text-ink-3"
        />
        <Menu.List label={words.results} className="max-h-96 overflow-y-auto">
          <Menu.Empty className="px-3 py-6 text-center text-ink-2">{words.nothing}</Menu.Empty>
          {[...new Set(offered.map(({ group }) => group))].map((group) => (
            <Group key={group} name={group}>
              {offered
                .filter((command) => command.group === group)
                .map(({ id, name, keys, run }) => (
                  <Item key={id} value={valueOf(id, name)} onSelect={then(run)}>
                    {name}
                    {keys === undefined ? null : <kbd className="font-mono text-xs text-ink-3">{keys}</kbd>}
                  </Item>
                ))}
            </Group>
          ))}
          <Group name={words.groups.runs}>
            {(found?.runs.nodes ?? []).map(({ id, title, status }) => (
              <Item
                key={id}
                value={valueOf(id, title)}
                onSelect={then(() => navigate({ to: '/runs/$runId', params: { runId: id } }))}
              >
                <span className="truncate">{title}</span>
                <StatusBadge status={status} />
              </Item>
            ))}
          </Group>
          <Group name={words.groups.go}>
            {pages.map(({ to, name }) => (
              <Item key={to} value={valueOf(to, name)} onSelect={then(() => navigate({ to }))}>
                {name}
              </Item>
            ))}
          </Group>
          <Group name={words.groups.personas}>
            {(names?.personas ?? []).map(({ name, title }) => (
              <Item
                key={name}
                value={valueOf(`persona ${name}`, title)}
                onSelect={then(() => navigate({ to: '/personas/$name', params: { name } }))}
              >
                {title}
              </Item>
            ))}
          </Group>
          <Group name={words.groups.workflows}>
            {(names?.workflows ?? []).map(({ name, title }) => (
              <Item
                key={name}
                value={valueOf(`workflow ${name}`, title)}
                onSelect={then(() => navigate({ to: '/workflows/$name', params: { name } }))}
              >
                {title}
              </Item>
            ))}
          </Group>
          <Group name={words.groups.theme}>
            {themes.map((theme) => (
              <Item
                key={theme}
                value={valueOf(`theme ${theme}`, `${words.groups.theme} ${app.theme[theme]}`)}
                onSelect={then(() => chooseTheme(theme))}
              >
                {app.theme[theme]}
              </Item>
            ))}
          </Group>
        </Menu.List>
      </Menu>
    </Dialog>
  )
}

const Group = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <Menu.Group
    heading={name}
    className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3"
  >
    {children}
  </Menu.Group>
)

interface ItemProps {
  readonly value: string
  readonly onSelect: () => void
  readonly children: ReactNode
}

const Item = ({ value, onSelect, children }: ItemProps) => (
  <Menu.Item
    value={value}
    onSelect={onSelect}
    className="flex h-10 cursor-pointer items-center justify-between gap-3 rounded-md px-3 data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent"
  >
    {children}
  </Menu.Item>
)
