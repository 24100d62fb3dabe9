import { type ReactNode, useState } from 'react'
import { useQuery } from 'urql'
import { AdmittedDocument } from '../api/generated/graphql.ts'
import { typed } from '../api/typed.ts'
import { Button } from '../ui/button.tsx'
import { readFailure } from '../ui/failure.tsx'
import { controlClass, Field } from '../ui/field.tsx'
import { app } from '../words/app.ts'
import { MayOperate } from './permission.ts'
import { useSessionControl } from './session-context.tsx'

const refused: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'TOO_MANY_ATTEMPTS'])

/** Lets through whoever the server lets in, and asks everybody else for a key. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { session } = useSessionControl()
  const [{ data, error }] = useQuery({ query: typed(AdmittedDocument), requestPolicy: 'network-only' })
  const failure = error === undefined ? null : readFailure(error)
  // Pages load beside the question; only an answer that says no takes their place.
  if (failure === null || !refused.has(failure.code))
    return <MayOperate value={data?.caller.role !== 'VIEWER'}>{children}</MayOperate>
  const why = failure.code === 'UNAUTHENTICATED' ? app.signIn.wrong : failure.title
  return <SignIn wrong={session.key === null ? undefined : why} />
}

function SignIn({ wrong }: { readonly wrong: string | undefined }) {
  const { signIn } = useSessionControl()
  const [key, setKey] = useState('')
  const [lasting, setLasting] = useState(false)
  return (
    <main className="mx-auto max-w-md px-4 py-24">
      <p className="mb-6 flex items-center gap-2 text-lg font-semibold">
        <img src="/favicon.svg" alt="" width={28} height={28} />
        {app.name}
      </p>
      <h1 className="text-xl font-semibold">{app.signIn.title}</h1>
      <p className="mt-2 text-ink-2">{app.signIn.text}</p>
      <code className="mt-2 mb-6 block rounded-md bg-sunk px-3 py-2 font-mono text-xs">{app.signIn.command}</code>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          signIn(key.trim(), lasting)
        }}
      >
        <Field label={app.signIn.label} hint={app.signIn.hint} error={wrong}>
          {(control) => (
            <input
              {...control}
              type="password"
              autoComplete="current-password"
              required
              value={key}
              onChange={(event) => setKey(event.target.value)}
              className={controlClass}
            />
          )}
        </Field>
        <label className="flex items-center gap-2 text-sm">
          <input type="checkbox" checked={lasting} onChange={(event) => setLasting(event.target.checked)} />
          {app.signIn.lasting}
        </label>
        <Button type="submit" look="primary" className="w-full">
          {app.signIn.action}
        </Button>
      </form>
    </main>
  )
}
