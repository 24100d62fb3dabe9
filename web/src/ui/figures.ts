const locale = typeof navigator === 'undefined' ? 'en' : navigator.language

const money = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})
const cents = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumSignificantDigits: 2 })
const whole = new Intl.NumberFormat('en')
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** US dollars; tiny amounts with two digits that count. */
export const usd = (amount: number): string =>
  amount !== 0 && Math.abs(amount) < 0.01 ? cents.format(amount) : money.format(amount)

/** `12,345`. */
export const integer = (n: number): string => whole.format(n)

/** `12.3K`. */
export const short = (n: number): string => compact.format(n)

/** A moment in the reader's zone and way of writing. */
export const fullTime = (at: string | number): string => moment.format(new Date(at))

/** The time of day in the reader's zone. */
export const clockTime = (at: string | number): string => clock.format(new Date(at))

/** `3 minutes ago`. */
export function relative(at: string | number, now: number): string {
  const seconds = Math.round((new Date(at).getTime() - now) / 1_000)
  const [unit, size] = units.find(([, least]) => Math.abs(seconds) >= least) ?? (['second', 1] as const)
  return ago.format(Math.trunc(seconds / size), unit)
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** `1 h 02 min`, `3 min 05 s`, `4.2 s`, `120 ms`. */
export function duration(ms: number): string {
  if (ms < 0) return '–'
  if (ms < 1_000) return `${Math.round(ms)} ms`
  const seconds = ms / 1_000
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${pad(Math.floor(seconds % 60))} s`
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`
}

const pad = (n: number): string => String(n).padStart(2, '0')
