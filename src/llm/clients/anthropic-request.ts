import type { Anthropic } from '@anthropic-ai/sdk'
import type { ModelCall, ModelMessage } from '../model-client.ts'
import { anthropicDialect } from './schema-dialect.ts'
import { strictSchema } from './strict-schema.ts'
import { tellSchema } from './tell-schema.ts'

/** How a model's answer is brought into form. */
export interface MessageForm {
  /** Whether the model can be made to use a tool; it does not think before it does. Those that always think cannot. */
  readonly forced: boolean
}

/**
 * A call as the body of a streamed request for a message. The answer is the input of the one tool that the model must
 * use; of a model that cannot be made to, it is its text, held to the schema where that is simple enough for the
 * provider. A breakpoint of the provider's cache stands after each stable message.
 */
export function messagesBody(call: ModelCall, { forced }: MessageForm): Anthropic.MessageCreateParamsStreaming {
  const { messages, format, ...tools } = forced ? byTool(call) : byText(call)
  const system = messages.filter(({ role }) => role === 'system').map(block)
  const config = {
    ...(format === undefined ? {} : { format }),
    ...(call.effort === undefined ? {} : { effort: call.effort }),
  }
  return {
    model: call.model,
    max_tokens: call.mostOutputTokens,
    ...(system.length === 0 ? {} : { system }),
    messages: messages.flatMap((message) =>
      message.role === 'system' ? [] : [{ role: message.role, content: [block(message)] }],
    ),
    stream: true,
    ...tools,
    ...(Object.keys(config).length === 0 ? {} : { output_config: config }),
  }
}

type Form = Pick<ModelCall, 'messages'> & { readonly format?: Anthropic.JSONOutputFormat } & Partial<
    Pick<Anthropic.MessageCreateParamsStreaming, 'tools' | 'tool_choice' | 'thinking'>
  >

function byTool({ messages, contract }: ModelCall): Form {
  const { $schema: _, ...schema } = contract.schema
  const description = 'Takes the whole answer. Use it once; nothing outside it is read.'
  return {
    messages,
    tools: [{ name: contract.id, description, input_schema: { ...schema, type: 'object' } }],
    tool_choice: { type: 'tool', name: contract.id, disable_parallel_tool_use: true },
    thinking: { type: 'disabled' },
  }
}

function byText(call: ModelCall): Form {
  const { schema, strict } = strictSchema(call.contract.schema, anthropicDialect)
  if (!strict) return { messages: tellSchema(call) }
  return { messages: call.messages, format: { type: 'json_schema', schema } }
}

const block = ({ text, stable }: ModelMessage): Anthropic.TextBlockParam => ({
  type: 'text',
  text,
  ...(stable ? { cache_control: { type: 'ephemeral' } } : {}),
})
