import { useState } from 'react'
import { useMutation } from 'urql'
import { StartPreviewDocument, type StartPreviewMutation, StopPreviewDocument } from '../../../api/generated/graphql.ts'
import { typed } from '../../../api/typed.ts'

/** A delivered application that runs. */
export type Running = NonNullable<StartPreviewMutation['startPreview']['preview']>

/** Why it does not. */
export interface Refusal {
  readonly code: string
  readonly message: string
}

export type PreviewState =
  | { readonly at: 'off'; readonly stopped: boolean }
  | { readonly at: 'starting' }
  | { readonly at: 'running'; readonly preview: Running }
  | { readonly at: 'refused'; readonly refusal: Refusal }
  | { readonly at: 'failed'; readonly error: Error }

interface Preview {
  readonly state: PreviewState
  readonly start: () => void
  readonly stop: () => void
}

/** Starts and stops the application of a run. */
export function usePreview(runId: string): Preview {
  const [state, setState] = useState<PreviewState>({ at: 'off', stopped: false })
  const [, startPreview] = useMutation(typed(StartPreviewDocument))
  const [, stopPreview] = useMutation(typed(StopPreviewDocument))
  const start = async (): Promise<void> => {
    setState({ at: 'starting' })
    const { data, error } = await startPreview({ input: { runId } })
    if (error !== undefined) return setState(readError(error))
    const { preview = null, userErrors = [] } = data?.startPreview ?? {}
    const [refusal] = userErrors
    if (preview !== null) setState({ at: 'running', preview })
    else setState({ at: 'refused', refusal: refusal ?? { code: '', message: '' } })
  }
  const stop = async (): Promise<void> => {
    setState({ at: 'off', stopped: true })
    const { data, error } = await stopPreview({ input: { runId } })
    if (error !== undefined) return setState(readError(error))
    const [refusal] = data?.stopPreview.userErrors ?? []
    if (refusal !== undefined) setState({ at: 'refused', refusal })
  }
  return { state, start: () => void start(), stop: () => void stop() }
}

function readError(
  error: Error & {
    readonly graphQLErrors: readonly { readonly extensions: { readonly code?: unknown }; readonly message: string }[]
  },
): PreviewState {
  const forbidden = error.graphQLErrors.find(({ extensions: { code } }) => code === 'FORBIDDEN')
  return forbidden === undefined
    ? { at: 'failed', error }
    : { at: 'refused', refusal: { code: 'FORBIDDEN', message: forbidden.message } }
}
