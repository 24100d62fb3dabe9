import { z } from 'zod'
import type { JsonObject } from '../../../src/core/json.ts'
import { checkAnthropicSchema } from './anthropic-schema.ts'
import { type BodyFault, parseBody } from './parse-body.ts'
import { WireRefusal } from './wire-format.ts'
import type { WireAsked, WireMessage } from './wire-request.ts'

const cacheControl = z.strictObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() }).nullish()
const textBlock = z.strictObject({ type: z.literal('text'), text: z.string(), cache_control: cacheControl })
const toolUse = z.strictObject({
  type: z.literal('tool_use'),
  id: z.string(),
  name: z.string(),
  input: z.record(z.string(), z.json()),
  cache_control: cacheControl,
})
const toolResult = z.strictObject({
  type: z.literal('tool_result'),
  tool_use_id: z.string(),
  content: z.union([z.string(), z.array(textBlock)]).optional(),
  is_error: z.boolean().optional(),
  cache_control: cacheControl,
})
const block = z.discriminatedUnion('type', [textBlock, toolUse, toolResult])
type Block = z.infer<typeof block>

const tool = z.strictObject({
  type: z.literal('custom').nullish(),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
  description: z.string().optional(),
  input_schema: z.looseObject({ type: z.literal('object') }),
  strict: z.boolean().optional(),
  eager_input_streaming: z.boolean().nullish(),
  cache_control: cacheControl,
})

const messagesBody = z.strictObject({
  model: z.string(),
  max_tokens: z.int().min(1),
  messages: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.union([z.string(), z.array(block)]) }))
    .min(1),
  system: z.union([z.string(), z.array(textBlock)]).optional(),
  tools: z.array(tool).optional(),
  tool_choice: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.enum(['auto', 'any']), disable_parallel_tool_use: z.boolean().optional() }),
      z.strictObject({ type: z.literal('tool'), name: z.string(), disable_parallel_tool_use: z.boolean().optional() }),
      z.strictObject({ type: z.literal('none') }),
    ])
    .optional(),
  output_config: z
    .strictObject({
      effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).nullish(),
      format: z.strictObject({ type: z.literal('json_schema'), schema: z.record(z.string(), z.json()) }).nullish(),
    })
    .optional(),
  thinking: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('enabled'), budget_tokens: z.int().min(1024), display: z.string().optional() }),
      z.strictObject({ type: z.literal('adaptive'), display: z.string().optional() }),
      z.strictObject({ type: z.literal('disabled') }),
    ])
    .optional(),
  temperature: z.number().min(0).max(1).optional(),
  stream: z.boolean().optional(),
  cache_control: cacheControl,
  // Read by the provider, of no effect here.
  metadata: z.strictObject({ user_id: z.string().nullish() }).optional(),
  service_tier: z.enum(['auto', 'standard_only']).optional(),
  stop_sequences: z.array(z.string()).optional(),
  top_k: z.int().min(0).optional(),
  top_p: z.number().min(0).max(1).optional(),
})
type MessagesBody = z.infer<typeof messagesBody>

/** A body of the Messages API. Throws WireRefusal. */
export function readMessagesBody(json: JsonObject): WireAsked {
  const body = parseBody(messagesBody, json, inWordsOfAnthropic)
  checkRules(body)
  const messages = [
    ...(body.system === undefined ? [] : [messageOf('system', body.system)]),
    ...body.messages.map(({ role, content }) => messageOf(role, content)),
  ]
  return {
    model: body.model,
    // A breakpoint of the whole request stands at its last block.
    messages: messages.map((one, at) =>
      body.cache_control && at === messages.length - 1 ? { ...one, breakpoint: true } : one,
    ),
    ...answerForm(body),
    mostOutputTokens: body.max_tokens,
    stream: body.stream ?? false,
    streamsUsage: true,
  }
}

function messageOf(role: WireMessage['role'], content: string | readonly Block[]): WireMessage {
  if (typeof content === 'string') return { role, text: content, breakpoint: false }
  return {
    role,
    text: content.map(textOf).join('\n'),
    breakpoint: content.some(({ cache_control }) => cache_control !== undefined && cache_control !== null),
  }
}

function textOf(one: Block): string {
  if (one.type === 'text') return one.text
  if (one.type === 'tool_use') return JSON.stringify(one.input)
  return typeof one.content === 'string' ? one.content : (one.content ?? []).map(({ text }) => text).join('\n')
}

/** Models since 4.7 decide themselves how much to think and how to sample. */
const isAdaptive = (model: string): boolean => /^claude-(opus-4-[78]|[a-z]+-[5-9])\b/.test(model)

const refuse = (message: string): never => {
  throw new WireRefusal('bad_request', message)
}

function checkRules(body: MessagesBody): void {
  if (isAdaptive(body.model)) checkAdaptive(body)
  if (body.messages[0]?.role !== 'user') refuse('messages: first message must use the "user" role')
  const blocks = [body.system ?? [], ...body.messages.map(({ content }) => content)].flatMap((content) =>
    typeof content === 'string' ? [{ type: 'text' as const, text: content, cache_control: null }] : content,
  )
  if (blocks.some((one) => one.type === 'text' && one.text === ''))
    refuse('messages: text content blocks must be non-empty')
  const breakpoints = [...blocks, ...(body.tools ?? []), body].filter(({ cache_control }) => cache_control)
  if (breakpoints.length > 4)
    refuse(`A maximum of 4 blocks with cache_control may be provided. Found ${breakpoints.length}.`)
  const last = body.messages.at(-1)
  if (last?.role === 'assistant') {
    if (body.output_config?.format) refuse('Prefilling assistant messages is not supported with structured outputs.')
    const text = messageOf('assistant', last.content).text
    if (text !== text.trimEnd()) refuse('messages: final assistant content cannot end with trailing whitespace')
  }
  if (body.thinking?.type === 'enabled' && body.thinking.budget_tokens >= body.max_tokens)
    refuse('`max_tokens` must be greater than `thinking.budget_tokens`.')
  const thinks = body.thinking?.type === 'enabled' || body.thinking?.type === 'adaptive'
  const forced = body.tool_choice?.type === 'tool' || body.tool_choice?.type === 'any'
  if (thinks && forced) refuse('Thinking may not be enabled when tool_choice forces tool use.')
  if (thinks && body.temperature !== undefined && body.temperature !== 1)
    refuse('`temperature` may only be set to 1 when thinking is enabled.')
}

function checkAdaptive({ temperature, top_p, top_k, thinking, messages }: MessagesBody): void {
  for (const [name, value] of Object.entries({ temperature, top_p, top_k })) {
    if (value !== undefined) refuse(`\`${name}\` is deprecated for this model.`)
  }
  if (thinking?.type === 'enabled')
    refuse(
      '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
    )
  if (messages.at(-1)?.role === 'assistant')
    refuse('This model does not support assistant message prefill. The conversation must end with a user message.')
}

function answerForm({ tools = [], tool_choice: choice, output_config: output }: MessagesBody) {
  const names = tools.map(({ name }) => name)
  if (new Set(names).size < names.length) refuse('tools: Tool names must be unique.')
  for (const [at, one] of tools.entries()) {
    if (['oneOf', 'allOf', 'anyOf'].some((key) => key in one.input_schema))
      refuse(`tools.${at}.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level`)
    if (one.strict === true) checkAnthropicSchema(one.input_schema as JsonObject, `tools.${at}.custom.input_schema`)
  }
  const forced = choice?.type === 'tool' ? choice.name : choice?.type === 'any' && tools.length === 1 ? names[0] : null
  if (choice !== undefined && choice.type !== 'none' && tools.length === 0)
    refuse('tool_choice may only be specified while providing tools.')
  if (forced !== null && forced !== undefined) {
    const wanted = tools.find(({ name }) => name === forced) ?? refuse(`Tool '${forced}' not found in provided tools`)
    return { by: 'tool', contract: wanted.name, schema: wanted.input_schema as JsonObject } as const
  }
  if (!output?.format) return { by: 'text', contract: null, schema: null } as const
  checkAnthropicSchema(output.format.schema, 'output_config.format.schema')
  return { by: 'schema', contract: null, schema: output.format.schema } as const
}

function inWordsOfAnthropic({ fault, at, expected }: BodyFault): { readonly message: string } {
  if (fault === 'missing') return { message: `${at}: Field required` }
  if (fault === 'unknown') return { message: `${at}: Extra inputs are not permitted` }
  return { message: `${at}: ${expected}` }
}
