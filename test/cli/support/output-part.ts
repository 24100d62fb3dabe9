import type { OutputPart } from '../../../src/client/client.ts'

/** A piece of what the Writer writes. */
export const outputPart = (text: string, more: Partial<OutputPart> = {}): OutputPart => ({
  persona: { name: 'writer', title: 'Writer' },
  step: 'write',
  attempt: 1,
  round: 1,
  answer: 'a1',
  restarted: false,
  offset: 0,
  text,
  ended: false,
  ...more,
})
