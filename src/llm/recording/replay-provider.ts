import {
  type Asking,
  type ModelAnswer,
  type ModelProvider,
  type ModelRequest,
  ProviderFailed,
} from '../../core/provider.ts'
import type { KeptCassette } from './cassette-folder.ts'
import { differenceFromNearest } from './nearest-cassette.ts'
import { type Asked, identityOf, inWordsOf, type RequestIdentity } from './request-identity.ts'

/** What the replay provider answers from. */
export interface Replay {
  /** Where the cassettes lie, for messages. */
  readonly dir: string
  /** Oldest first. */
  readonly cassettes: readonly KeptCassette[]
  /** The request in the form in which models are asked. */
  readonly render: (request: ModelRequest) => Asked
}

interface Answered {
  readonly cassette: KeptCassette
  readonly identity: RequestIdentity
}

/**
 * Answers from recorded exchanges, without any model: the same request gets the same answer. Where it was asked several
 * times, the calls of a run get the answers in their order, and the last one from then on; a call that is begun again
 * gets its own. What failed while it was recorded and was answered in the end is answered at once.
 */
export function replayProvider({ dir, cassettes, render }: Replay): ModelProvider {
  const recorded = Map.groupBy(
    cassettes.map((cassette): Answered => ({ cassette, identity: identityOf(cassette.request) })),
    ({ identity }) => identity.sha256,
  )
  const begun = new Map<string, string[]>()
  /** The how manieth call of its run with this request it is, from 0. */
  const turnOf = (sha256: string, call: string): number => {
    const of = `${call.split('/', 1)[0]} ${sha256}`
    const calls = begun.get(of) ?? []
    begun.set(of, calls)
    return calls.includes(call) ? calls.indexOf(call) : calls.push(call) - 1
  }
  return {
    id: 'replay',
    // An application that is delivered again is the same to the byte: it says who wrote it.
    description: [...new Set(cassettes.map(({ by }) => by))].join(' and '),
    trust: 'model',
    mostUsd: null,
    answer: async (request, { signal, idempotencyKey, live }) => {
      signal.throwIfAborted()
      const asked = render(request)
      const identity = identityOf(asked)
      const found = recorded.get(identity.sha256) ?? []
      const replies = found.filter(({ cassette }) => cassette.outcome.type === 'reply')
      const turn = turnOf(identity.sha256, idempotencyKey)
      const answered = replies[Math.min(turn, replies.length - 1)] ?? found.at(-1)
      if (answered === undefined) throw notRecorded(request, { dir, differs: differenceFromNearest(asked, cassettes) })
      return answerOf(answered, identity, live)
    },
  }
}

function answerOf({ cassette, identity }: Answered, asked: RequestIdentity, live: Asking['live']): ModelAnswer {
  const { outcome, provider, deltas, file } = cassette
  if (outcome.type === 'failure')
    throw new ProviderFailed(
      `Found only a failure recorded for this call, expected an answer (${file}: ${outcome.message}).`,
    )
  const content = inWordsOf(outcome.content, identity, asked)
  for (const text of content === outcome.content ? deltas.map(([, piece]) => piece) : [content]) live.write(text)
  const { inputTokens, outputTokens, cachedInputTokens } = outcome.tokens
  const usage = { inputTokens, outputTokens, cachedInputTokens, costUsd: 0 }
  return { content, model: `${provider}/${outcome.model}`, usage }
}

const notRecorded = (
  { persona, contract }: ModelRequest,
  { dir, differs }: { readonly dir: string; readonly differs: string },
): ProviderFailed =>
  new ProviderFailed(
    `Found no recorded answer in ${dir} to what ${persona.id} is asked (contract ${contract.id}); ${differs}. Replay with the requirements, options, brain and version of the recording, or record anew.`,
  )
