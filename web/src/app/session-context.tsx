import { Provider } from 'urql'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { forgetKey, keepKey, keptKey, openSession, type Session } from '../api/session.ts'

interface SessionControl {
  readonly session: Session
  readonly signIn: (key: string, lasting: boolean) => void
  readonly signOut: () => void
}

const Context = createContext<SessionControl | null>(null)

/** Opens the session of this page, and another one whenever somebody signs in or out. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [key, setKey] = useState(keptKey)
  const session = useMemo(() => openSession(key), [key])
  useEffect(() => () => session.close(), [session])
  const control = useMemo<SessionControl>(
    () => ({
      session,
      signIn: (typed, lasting) => {
        keepKey(typed, lasting)
        setKey(typed)
      },
      signOut: () => {
        forgetKey()
        setKey(null)
      },
    }),
    [session],
  )
  return (
    <Context value={control}>
      <Provider value={session.queries} key={key ?? ''}>
        {children}
      </Provider>
    </Context>
  )
}

/** The session, and how to sign in and out. Only below SessionProvider. */
export function useSessionControl(): SessionControl {
  const control = use(Context)
  if (control === null) throw new Error('Found no session, expected one; draw this below SessionProvider.')
  return control
}

/** What to talk to the server with. */
export const useSession = (): Session => useSessionControl().session
