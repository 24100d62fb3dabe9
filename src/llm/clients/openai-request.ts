import type { OpenAI } from 'openai'
import type { ModelCall, ModelMessage } from '../model-client.ts'
import type { SchemaDialect } from './schema-dialect.ts'
import { strictSchema } from './strict-schema.ts'
import { tellSchema } from './tell-schema.ts'

/** What servers that speak Chat Completions differ in. */
export interface ChatDialect {
  /** How the answer is held to its schema; null: the server knows only that it shall be JSON, and the schema is told in words. */
  readonly schema: SchemaDialect | null
  /** Servers that are not OpenAI's often know the older name alone. */
  readonly outputLimit: 'max_completion_tokens' | 'max_tokens'
  /** Whether each role may speak twice in a row; the templates of many open models refuse that. */
  readonly sameRoleTwice: boolean
}

/** A call as the body of a Chat Completions request that is streamed, usage included. No temperature: reasoning models refuse one. */
export function chatBody(call: ModelCall, dialect: ChatDialect): OpenAI.ChatCompletionCreateParamsStreaming {
  const { messages, format } = answerForm(call, dialect)
  return {
    model: call.model,
    messages: (dialect.sameRoleTwice ? messages : alternating(messages)).map(({ role, text }) => ({
      role,
      content: text,
    })),
    response_format: format,
    [dialect.outputLimit]: call.mostOutputTokens,
    stream: true,
    stream_options: { include_usage: true },
    ...(call.effort === undefined ? {} : { reasoning_effort: call.effort }),
  }
}

interface AnswerForm {
  readonly messages: readonly ModelMessage[]
  readonly format: NonNullable<OpenAI.ChatCompletionCreateParamsStreaming['response_format']>
}

function answerForm(call: ModelCall, { schema: dialect }: ChatDialect): AnswerForm {
  if (dialect === null) return { messages: tellSchema(call), format: { type: 'json_object' } }
  const { messages, contract } = call
  const { schema, strict } = strictSchema(contract.schema, dialect)
  return { messages, format: { type: 'json_schema', json_schema: { name: contract.id, schema, strict } } }
}

/** What one role says in a row becomes one message. */
function alternating(messages: readonly ModelMessage[]): readonly ModelMessage[] {
  return messages.reduce<readonly ModelMessage[]>((said, message) => {
    const last = said.at(-1)
    if (last?.role !== message.role) return [...said, message]
    return [...said.slice(0, -1), { ...message, text: `${last.text}\n\n${message.text}` }]
  }, [])
}
