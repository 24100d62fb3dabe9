import type { ModelModule } from '../../support/wire/start-wire-process.ts'

/** A model that answers everything with the same document of about 4,000 characters. */
export const answers: ModelModule['answers'] = () => {
  const text = JSON.stringify({ title: 'Note', text: 'A loan ends after 14 days. '.repeat(150), statements: [] })
  return () => text
}
