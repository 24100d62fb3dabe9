import { CatchBoundary, Link, Outlet } from '@tanstack/react-router'
import { Brain, Command, Menu, Moon, Network, Plus, Rows3, Server, Sun, SunMoon, Users } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { buttonClass } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { app } from '../words/app.ts'
import { PageBroken } from './fallbacks.tsx'
import { useSessionControl } from './session-context.tsx'
import { chooseTheme, themes, useTheme } from './theme.ts'

const Palette = lazy(() => import('../pages/palette/palette.tsx'))

const pages = [
  { to: '/runs', name: app.pages.runs, Icon: Rows3 },
  { to: '/personas', name: app.pages.personas, Icon: Users },
  { to: '/workflows', name: app.pages.workflows, Icon: Network },
  { to: '/brain', name: app.pages.brain, Icon: Brain },
  { to: '/cluster', name: app.pages.cluster, Icon: Server },
] as const

/** The frame around every page: where one can go, the palette, the theme. */
export function Shell() {
  const [finding, setFinding] = useState(false)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setFinding((now) => !now)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-4 focus:py-2 focus:text-on-accent"
      >
        {app.skip}
      </a>
      <header className="sticky top-0 z-30 border-b bg-card">
        <div className="mx-auto flex h-14 max-w-[100rem] items-center gap-2 px-4">
          <Link
            to="/"
            className="flex items-center gap-2 rounded-md pe-2 font-semibold"
            aria-label={`${app.name}, ${app.pages.home}`}
          >
            <img src="/favicon.svg" alt="" width={28} height={28} />
            <span className="text-lg">{app.name}</span>
          </Link>
          <nav aria-label={app.nav} className="hidden flex-1 items-center gap-1 md:flex">
            {pages.map(({ to, name }) => (
              <Link key={to} to={to} className={tab} activeProps={{ className: tabHere }}>
                {name}
              </Link>
            ))}
          </nav>
          <div className="flex flex-1 items-center justify-end gap-1 md:flex-none">
            <Link to="/" className={buttonClass('primary', 'sm')}>
              <Plus size={16} aria-hidden="true" />
              {app.pages.home}
            </Link>
            <IconButton label={`${app.palette} (⌘K)`} onClick={() => setFinding(true)}>
              <Command size={18} aria-hidden="true" />
            </IconButton>
            <ThemeButton />
            <SignOut />
            <IconButton
              label={app.menu}
              aria-expanded={open}
              className="md:hidden"
              onClick={() => setOpen((now) => !now)}
            >
              <Menu size={18} aria-hidden="true" />
            </IconButton>
          </div>
        </div>
        {open ? (
          <nav aria-label={app.nav} className="grid gap-1 border-t p-2 md:hidden">
            {pages.map(({ to, name, Icon }) => (
              <Link
                key={to}
                to={to}
                className={tab}
                activeProps={{ className: tabHere }}
                onClick={() => setOpen(false)}
              >
                <Icon size={16} aria-hidden="true" />
                {name}
              </Link>
            ))}
          </nav>
        ) : null}
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[100rem] flex-1 px-4 py-6 outline-none">
        <Outlet />
      </main>
      {finding ? (
        <CatchBoundary getResetKey={() => 'palette'} errorComponent={PageBroken}>
          <Suspense>
            <Palette onClose={() => setFinding(false)} />
          </Suspense>
        </CatchBoundary>
      ) : null}
    </div>
  )
}

const tab = 'flex items-center gap-2 rounded-md px-3 py-1.5 text-sm font-medium text-ink-2 hover:bg-sunk hover:text-ink'
const tabHere = 'bg-accent-soft text-accent hover:bg-accent-soft hover:text-accent'

const icons = { system: SunMoon, light: Sun, dark: Moon }

function ThemeButton() {
  const theme = useTheme()
  const Icon = icons[theme]
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  return (
    <IconButton label={`${app.theme.label}: ${app.theme[theme]}`} onClick={() => chooseTheme(next)}>
      <Icon size={18} aria-hidden="true" />
    </IconButton>
  )
}

function SignOut() {
  const { session, signOut } = useSessionControl()
  if (session.key === null) return null
  return (
    <button type="button" className={buttonClass('quiet', 'sm')} onClick={signOut}>
      {app.signIn.out}
    </button>
  )
}
