/**
 * The kinds of fields. Each knows how to read a value: `read(value)` returns the value as it is kept (`null` for an
 * empty one) or throws a Problem whose message completes "<Title> …". `parse(text)` turns what a form sends into what
 * `read` expects. Limits are inclusive.
 */
export class Problem extends Error {}

const fail = (message) => {
  throw new Problem(message)
}

const field = (kind, title, options, read, parse = (text) => (text.trim() === '' ? null : text)) => {
  const { required = false, editable = true, initial = null, ...rest } = options
  return {
    kind,
    title,
    required,
    editable,
    initial,
    ...rest,
    read: (value) => readOptional(value, required, read),
    parse,
  }
}

function readOptional(value, required, read) {
  const kept = value === null || value === undefined ? null : read(value)
  if (kept === null && required) fail('is required.')
  return kept
}

function readText(value, { minLength = 0, maxLength = Infinity }) {
  if (typeof value !== 'string') fail('must be text.')
  // oxlint-disable-next-line no-control-regex
  if (!value.isWellFormed() || /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value))
    fail('must not contain control characters.')
  const text = value.replaceAll('\r\n', '\n').trim()
  if (text === '') return null
  const length = [...text].length
  const characters = (count) => `${count} ${count === 1 ? 'character' : 'characters'}`
  if (length < minLength) fail(`must have at least ${characters(minLength)}.`)
  if (length > maxLength) fail(`must have at most ${characters(maxLength)}.`)
  return text
}

export const text = (title, options = {}) => field('text', title, options, (value) => readText(value, options))
export const longText = (title, options = {}) => field('longText', title, options, (value) => readText(value, options))

const formatted =
  (kind, pattern, message) =>
  (title, options = {}) =>
    field(kind, title, options, (value) => {
      const kept = readText(value, options)
      if (kept !== null && !pattern(kept)) fail(message)
      return kept
    })
export const email = formatted(
  'email',
  (value) => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(value) && !value.includes('..'),
  'must be an e-mail address, like name@example.org.',
)
export const url = formatted(
  'url',
  (value) => /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value),
  'must be a web address that begins with http:// or https://.',
)
export const phone = formatted(
  'phone',
  (value) => /^\+?[0-9 ()/.-]+$/.test(value) && /^[0-9]{5,15}$/.test(value.replace(/[^0-9]/g, '')),
  'must be a phone number of 5 to 15 digits, like +44 20 7946 0000.',
)

function readNumber(value, { min = -Infinity, max = Infinity }) {
  if (typeof value !== 'number' || !Number.isFinite(value)) fail('must be a number.')
  if (value < min) fail(`must be ${min} or more.`)
  if (value > max) fail(`must be ${max} or less.`)
  return value + 0
}
const parseNumber = (input) => {
  const trimmed = input.trim()
  if (trimmed === '') return null
  return /^[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : trimmed
}

export const integer = (title, options = {}) =>
  field(
    'integer',
    title,
    options,
    (value) => {
      if (!Number.isSafeInteger(value)) fail('must be a whole number.')
      return readNumber(value, options)
    },
    parseNumber,
  )
export const decimal = (title, options = {}) =>
  field('decimal', title, options, (value) => readNumber(value, options), parseNumber)
export const money = (title, options = {}) =>
  field(
    'money',
    title,
    options,
    (value) => {
      const amount = readNumber(value, options)
      if (Math.abs(amount) > 1e12) fail('is too large.')
      if (Number(amount.toFixed(2)) !== amount) fail('must have at most two decimals.')
      return amount
    },
    parseNumber,
  )

export const boolean = (title, options = {}) =>
  field(
    'boolean',
    title,
    options,
    (value) => {
      if (typeof value !== 'boolean') fail('must be true or false.')
      return value ? 1 : 0
    },
    (input) => input === 'true' || input === 'on',
  )

export const today = () => new Date().toISOString().slice(0, 10)
export const now = () => new Date().toISOString()

/** `today`, `now`, `today+30` or a literal as a moment; days are UTC days. */
function momentOf(bound) {
  const moved = /^(today|now)(?:([+-])([0-9]+))?$/.exec(bound)
  if (!moved) return bound
  const days = Number(`${moved[2] ?? '+'}${moved[3] ?? 0}`)
  const moment = new Date(Date.now() + days * 86_400_000).toISOString()
  return moved[1] === 'today' ? moment.slice(0, 10) : moment
}

/** Compares at the precision of the coarser of the two: a day with a day, a moment with a moment. */
function checkBounds(value, { notBefore, notAfter }) {
  const compare = (bound) => {
    const moment = momentOf(bound)
    const length = Math.min(value.length, moment.length)
    const [a, b] = length === 10 ? [value.slice(0, 10), moment.slice(0, 10)] : [value, new Date(moment).toISOString()]
    return a < b ? -1 : a > b ? 1 : 0
  }
  if (notBefore !== undefined && compare(notBefore) < 0) fail(`must not be ${wordsOf(notBefore, 'before')}.`)
  if (notAfter !== undefined && compare(notAfter) > 0) fail(`must not be ${wordsOf(notAfter, 'after')}.`)
  return value
}

function wordsOf(bound, side) {
  if (bound === 'today' || bound === 'now') return side === 'before' ? 'in the past' : 'in the future'
  const moved = /^(?:today|now)([+-])([0-9]+)$/.exec(bound)
  if (!moved) return `${side} ${bound}`
  const days = `${Number(moved[2])} ${Number(moved[2]) === 1 ? 'day' : 'days'}`
  return `${side} ${momentOf(bound).slice(0, 10)} (${days} ${moved[1] === '-' ? 'ago' : 'from now'})`
}

const isDay = (value) => {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value
}

export const date = (title, options = {}) =>
  field('date', title, options, (value) => {
    if (typeof value !== 'string') fail('must be a date in the form YYYY-MM-DD.')
    const kept = value.trim()
    if (kept === '') return null
    if (!isDay(kept)) fail('must be a date in the form YYYY-MM-DD.')
    return checkBounds(kept, options)
  })

export const time = (title, options = {}) =>
  field('time', title, options, (value) => {
    if (typeof value !== 'string') fail('must be a time in the form HH:MM.')
    const kept = value.trim()
    if (kept === '') return null
    const parts = /^([01][0-9]|2[0-3]):([0-5][0-9])(:00)?$/.exec(kept)
    if (!parts) fail('must be a time in the form HH:MM.')
    return kept.slice(0, 5)
  })

const moment =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$/i

export const datetime = (title, options = {}) =>
  field('datetime', title, options, (value) => {
    const expected = 'must be a date and time in the form YYYY-MM-DDTHH:MM:SSZ.'
    if (typeof value !== 'string') fail(expected)
    const kept = value.trim()
    if (kept === '') return null
    const parts = moment.exec(kept)
    if (!parts || !isDay(parts[1])) fail(expected)
    const read = new Date(parts[5] ? kept.replace(' ', 'T') : `${kept.replace(' ', 'T')}Z`)
    if (Number.isNaN(read.getTime())) fail(expected)
    return checkBounds(read.toISOString(), options)
  })

/** `options`: what can be chosen, as `{ id: 'Title' }` in the order it is offered. */
export const choice = (title, options) =>
  field('choice', title, options, (value) => {
    if (value === '') return null
    if (typeof value !== 'string' || !Object.hasOwn(options.options, value))
      fail(`must be one of: ${Object.keys(options.options).join(', ')}.`)
    return value
  })

/** `target`: the entity that is referred to, or `user` for an account. Whether the row exists is checked on saving. */
export const reference = (title, options) =>
  field(
    'reference',
    title,
    options,
    (value) => {
      if (!Number.isSafeInteger(value) || value < 1) fail('must be the id of a row.')
      return value
    },
    parseNumber,
  )

/** A value that nobody types in: SQL over `this` row. */
export const computed = (kind, title, sql) => ({ kind, title, sql })
