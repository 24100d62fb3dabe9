import { z } from 'zod'
import type { Workflow } from './workflow.ts'

/** JSON Schema counts a text's characters, not its UTF-16 units. */
const text = (limit: number) =>
  z.string().refine((value) => value.length <= limit || Array.from(value).length <= limit, {
    error: `a text of at most ${limit} characters`,
  })

const id = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
const target = z.string().regex(/^([a-z][a-z0-9_]{0,39}|END)$/)
const whole = z.int().min(1)

/** Values are kept in plain objects: a name that each of them has already would be read where nothing was set. */
const variableName = id.refine((name) => !(name in Object.prototype), {
  error: 'a name that no object of JavaScript has already',
})

const variable = z.strictObject({
  name: variableName,
  type: z.enum(['text', 'int', 'num', 'bool', 'date', 'list', 'doc']),
  init: z.string().nullable(),
})

const each = z.strictObject({ over: id, collect: id, min: whole, max: whole, need: whole, grow: z.boolean() })

const timer = z.strictObject({
  from: z.enum(['enabled', 'started']),
  after: z.string().regex(/^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/),
})

const step = z.strictObject({
  id,
  by: z.enum(['persona', 'human', 'tool', 'net', 'route']),
  who: z.string().nullable(),
  goal: text(400).nullable(),
  clauses: z.array(z.string().regex(/^(\*|C[0-9]{1,4})$/)).max(200),
  join: z.enum(['xor', 'and', 'or']),
  split: z.enum(['xor', 'and', 'or']),
  next: z
    .array(z.strictObject({ to: target, when: text(200).nullable() }))
    .min(1)
    .max(12),
  in: z.array(id),
  out: z.array(id),
  attempts: whole.max(20),
  exhausted: target.nullable(),
  each: each.nullable(),
  timer: timer.nullable(),
  cancels: z.array(z.string()),
})

const place = z.strictObject({ id, next: z.array(id).min(1) })

const net = z.strictObject({
  id,
  start: id,
  steps: z.array(step).min(1).max(60),
  places: z.array(place).max(20),
})

/** The shape of a workflow file: every key required, no other key allowed, every limit of `wf.v1`. */
export const workflowSchema: z.ZodType<Workflow> = z.strictObject({
  wf: z.literal(1),
  id,
  title: text(120),
  vars: z.array(variable).max(40),
  nets: z.array(net).min(1).max(12),
})
