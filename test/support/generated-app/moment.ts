import type { Field } from '../../../src/core/app-spec/field.ts'

/** A day counted from today and a time on it, before it is known whether a field keeps a date, a time or both. */
export class Moment {
  readonly days: number
  readonly time: string

  constructor(days: number, time: string) {
    this.days = days
    this.time = time
  }

  /** `YYYY-MM-DD`. */
  get date(): string {
    return new Date(Date.now() + this.days * 86_400_000).toISOString().slice(0, 10)
  }

  /** The value as a field of this type takes it. */
  as(type: Field['type']): string {
    if (type === 'datetime') return `${this.date}T${this.time}:00.000Z`
    return type === 'time' ? this.time : this.date
  }
}

/** The day so many days from today (negative: in the past), at `time`. */
export const day = (days: number, time = '10:00'): Moment => new Moment(days, time)
