import { CombinedError } from '@urql/core'
import { RequestFailed } from '../../../src/client/errors.ts'
import { app } from '../words/app.ts'
import { say } from '../words/say.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** What an error means to whoever reads the page. */
export function readFailure(error: Error): { readonly code: string; readonly title: string; readonly text: string } {
  if (error instanceof RequestFailed) return told(error.code, error.message, error.requestId)
  if (error instanceof CombinedError) {
    const [first] = error.graphQLErrors
    if (first !== undefined) {
      const { code = 'INTERNAL', requestId = null } = first.extensions as { code?: string; requestId?: string }
      return told(code, first.message, requestId)
    }
    return { code: 'UNREACHABLE', ...app.unreachable }
  }
  return { code: 'UNREACHABLE', ...app.unreachable }
}

const told = (code: string, message: string, requestId: string | null) => ({
  code,
  title: message,
  text: requestId === null ? '' : say(app.requestId, { id: requestId }),
})

/** An error in the place of what it kept away. */
export function Failure({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const { title, text } = readFailure(error)
  const action =
    retry === undefined ? undefined : (
      <Button size="sm" onClick={retry}>
        {app.retry}
      </Button>
    )
  return <Notice tone="bad" live title={title} text={text} action={action} />
}
