import { randomBytes } from 'node:crypto'

/** A value that stands for a secret. It looks like none, so that only who knows it can hide it. */
const canary = (): string => `canary${randomBytes(12).toString('hex')}`

/** Secrets by the place where a node gets them from. */
export const canaries = {
  OPENAI_API_KEY: canary(),
  ANTHROPIC_API_KEY: canary(),
  AZURE_OPENAI_API_KEY: canary(),
  PINECONE_API_KEY: canary(),
  DATABASE_URL: canary(),
  REDIS_URL: canary(),
  'a file of the data folder': canary(),
  "a file of the user's configuration": canary(),
} as const

/** Which secrets stand in a text or in bytes: as they are, in base64, or as Postgres writes bytes. */
export function leaksIn(
  where: string,
  what: string | Uint8Array,
  more: Readonly<Record<string, string>> = {},
): string[] {
  const text = typeof what === 'string' ? what : Buffer.from(what).toString('latin1')
  return Object.entries({ ...canaries, ...more }).flatMap(([name, secret]) => {
    const bytes = Buffer.from(secret)
    const forms = [secret, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')]
    return forms.some((form) => text.includes(form)) ? [`${name} in ${where}`] : []
  })
}
