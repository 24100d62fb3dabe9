import { z } from 'zod'
import type { JsonObject } from '../../../src/core/json.ts'
import { type BodyFault, parseBody } from './parse-body.ts'
import { checkOpenaiSchema, type StrictLimits } from './openai-schema.ts'
import { WireRefusal } from './wire-format.ts'
import type { WireAsked } from './wire-request.ts'

const textPart = z.strictObject({
  type: z.literal('text'),
  text: z.string(),
  prompt_cache_breakpoint: z.looseObject({ mode: z.literal('explicit') }).optional(),
})
const message = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: z.union([z.string(), z.array(textPart)]).nullable(),
})
const namedSchema = z.record(z.string(), z.json())
const name = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/)
const functionTool = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name,
    description: z.string().optional(),
    parameters: namedSchema.optional(),
    strict: z.boolean().nullish(),
  }),
})
const responseFormat = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text') }),
  z.strictObject({ type: z.literal('json_object') }),
  z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name,
      description: z.string().optional(),
      schema: namedSchema,
      strict: z.boolean().nullish(),
    }),
  }),
])
const toolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.strictObject({ type: z.literal('function'), function: z.strictObject({ name }) }),
])

const chatBody = z.strictObject({
  model: z.string().optional(),
  messages: z.array(message).min(1),
  max_completion_tokens: z.int().min(1).nullish(),
  max_tokens: z.int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z
    .strictObject({ include_usage: z.boolean().optional(), include_obfuscation: z.boolean().optional() })
    .nullish(),
  response_format: responseFormat.optional(),
  tools: z.array(functionTool).min(1).optional(),
  tool_choice: toolChoice.optional(),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']).nullish(),
  // Read by the provider, of no effect here.
  metadata: z.record(z.string(), z.string()).nullish(),
  parallel_tool_calls: z.boolean().optional(),
  prompt_cache_key: z.string().nullish(),
  prompt_cache_options: z.json().optional(),
  prompt_cache_retention: z.string().nullish(),
  safety_identifier: z.string().nullish(),
  seed: z.int().nullish(),
  service_tier: z.string().nullish(),
  store: z.boolean().nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  user: z.string().optional(),
  verbosity: z.enum(['low', 'medium', 'high']).nullish(),
})
type ChatBody = z.infer<typeof chatBody>

/** What differs between those who speak Chat Completions. */
export interface ChatDialect {
  /** The model, where the path names it. */
  readonly deployment: string | null
  readonly strict: StrictLimits
}

/** Models that think before they answer take other parameters. */
const isReasoning = (model: string): boolean => /^(o\d|gpt-[5-9])/.test(model)

/** A body of Chat Completions. Throws WireRefusal. */
export function readChatBody(json: JsonObject, { deployment, strict }: ChatDialect): WireAsked {
  const body = parseBody(chatBody, json, inWordsOfOpenai)
  const model = deployment ?? body.model
  if (model === undefined) throw new WireRefusal('bad_request', 'you must provide a model parameter')
  checkParameters(body, model)
  return {
    model,
    messages: body.messages.map(({ role, content }) => ({
      role: role === 'developer' ? 'system' : role,
      text: typeof content === 'string' ? content : (content ?? []).map(({ text }) => text).join(''),
      breakpoint: Array.isArray(content) && content.some((part) => part.prompt_cache_breakpoint !== undefined),
    })),
    ...answerForm(body, strict),
    mostOutputTokens: body.max_completion_tokens ?? body.max_tokens ?? null,
    stream: body.stream ?? false,
    streamsUsage: body.stream_options?.include_usage ?? false,
  }
}

function checkParameters(body: ChatBody, model: string): void {
  const refuse = (message: string, param: string, code?: string): never => {
    throw new WireRefusal('bad_request', message, { param, ...(code === undefined ? {} : { code }) })
  }
  if (isReasoning(model)) {
    if (typeof body.max_tokens === 'number')
      refuse(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        'max_tokens',
        'unsupported_parameter',
      )
    if (typeof body.temperature === 'number' && body.temperature !== 1)
      refuse(
        `Unsupported value: 'temperature' does not support ${body.temperature} with this model. Only the default (1) value is supported.`,
        'temperature',
        'unsupported_value',
      )
  } else if (typeof body.reasoning_effort === 'string') {
    refuse('Unrecognized request argument supplied: reasoning_effort', 'reasoning_effort')
  }
  if (body.stream_options && body.stream !== true)
    refuse("The 'stream_options' parameter is only allowed when 'stream' is enabled.", 'stream_options')
  if (typeof body.max_tokens === 'number' && typeof body.max_completion_tokens === 'number')
    refuse('Setting both max_tokens and max_completion_tokens is not supported.', 'max_tokens')
  const talksOfJson = JSON.stringify(body.messages).toLowerCase().includes('json')
  if (body.response_format?.type === 'json_object' && !talksOfJson)
    refuse(
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
      'messages',
    )
  if (body.tool_choice !== undefined && body.tools === undefined)
    refuse("'tool_choice' is only allowed when 'tools' are specified.", 'tool_choice')
}

function answerForm({ response_format: format, tools = [], tool_choice: choice }: ChatBody, limits: StrictLimits) {
  for (const tool of tools) {
    if (tool.function.strict !== true) continue
    checkOpenaiSchema(tool.function.parameters ?? {}, { what: 'function', name: tool.function.name, limits })
  }
  if (typeof choice === 'object' || (choice === 'required' && tools.length === 1)) {
    const wanted = typeof choice === 'object' ? choice.function.name : tools[0]?.function.name
    const tool = tools.find((one) => one.function.name === wanted)
    if (tool === undefined)
      throw new WireRefusal('bad_request', "Tool choice 'function' not found in 'tools' parameter.", {
        param: 'tool_choice',
      })
    return { by: 'tool', contract: tool.function.name, schema: tool.function.parameters ?? null } as const
  }
  if (format?.type !== 'json_schema') return { by: 'text', contract: null, schema: null } as const
  const { name: contract, schema, strict } = format.json_schema
  if (strict === true) checkOpenaiSchema(schema, { what: 'response_format', name: contract, limits })
  return { by: 'schema', contract, schema } as const
}

function inWordsOfOpenai({ fault, at, expected }: BodyFault): { readonly message: string; readonly code?: string } {
  const param = at.replaceAll(/\.(\d+)/g, '[$1]')
  if (fault === 'missing')
    return { message: `Missing required parameter: '${param}'.`, code: 'missing_required_parameter' }
  if (fault === 'unknown') return { message: `Unrecognized request argument supplied: ${param}` }
  return { message: `Invalid value for '${param}': ${expected}.`, code: 'invalid_value' }
}
