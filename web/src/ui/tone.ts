/** What a colour says: nothing particular, at work, well, needs a person, went wrong. */
export type Tone = 'idle' | 'busy' | 'ok' | 'warn' | 'bad'

/** Text and ground of a tone. */
export const toneClass: Readonly<Record<Tone, string>> = {
  idle: 'bg-sunk text-ink-2',
  busy: 'bg-accent-soft text-accent',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
}

/** The full colour of a tone, for lines, bars and dots. */
export const toneColor: Readonly<Record<Tone, string>> = {
  idle: 'var(--color-line-strong)',
  busy: 'var(--color-accent)',
  ok: 'var(--color-ok)',
  warn: 'var(--color-warn)',
  bad: 'var(--color-bad)',
}
