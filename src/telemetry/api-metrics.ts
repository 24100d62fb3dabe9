import { Histogram, type Registry } from 'prom-client'

/** A root field that was answered. */
export interface AnsweredField {
  readonly field: string
  readonly seconds: number
  readonly error?: unknown
  readonly refused: string | null
}

/** Times root fields of the API: `ok`, `refused` (the caller's error in a payload), or `failed`. */
export function apiMetrics(registry: Registry): (answered: AnsweredField) => void {
  const fields = new Histogram({
    name: 'g1_api_field_seconds',
    help: 'Root fields of queries, mutations and subscriptions (until they are open), by outcome (ok, refused, failed).',
    labelNames: ['field', 'outcome'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  return ({ field, seconds, error, refused }) => {
    const outcome = error !== undefined ? 'failed' : refused === null ? 'ok' : 'refused'
    fields.observe({ field, outcome }, seconds)
  }
}
