import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  NoFragmentCyclesRule,
  parse,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql'
import { mostTokens } from '../server/limits.ts'
import { limitRule } from './operation-limits.ts'

/** A document that was read and held against the schema, once for all who send the same text. */
export interface PreparedDocument {
  readonly text: string
  /** null where it could not be read. */
  readonly document: DocumentNode | null
  /** What is wrong with it; empty: nothing. */
  readonly errors: readonly GraphQLError[]
}

/** Bytes of memory for what is kept, roughly. */
const mostKept = 32_000_000
/** What a token of a document takes once it was read: its node, where that stands, and the token itself. */
const tokenBytes = 400

/** Reads and validates documents, and keeps those that were asked for last. */
export class DocumentCache {
  readonly #schema: GraphQLSchema
  readonly #rules: readonly ValidationRule[]
  readonly #hideSuggestions: boolean
  readonly #kept = new Map<string, PreparedDocument>()
  readonly #byDocument = new WeakMap<DocumentNode, PreparedDocument>()
  #weight = 0

  /** Without introspection nothing is asked of the schema, and messages name no field that was not asked for. */
  constructor({ schema, introspection }: { readonly schema: GraphQLSchema; readonly introspection: boolean }) {
    this.#schema = schema
    this.#hideSuggestions = !introspection
    this.#rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule]
  }

  prepare(text: string): PreparedDocument {
    const kept = this.#kept.get(text)
    if (kept !== undefined) {
      this.#kept.delete(text)
      this.#kept.set(text, kept)
      return kept
    }
    const prepared = this.#read(text)
    this.#kept.set(text, prepared)
    this.#weight += weightOf(prepared)
    if (prepared.document !== null) this.#byDocument.set(prepared.document, prepared)
    for (const [oldest, held] of this.#kept) {
      if (this.#weight <= mostKept) break
      this.#kept.delete(oldest)
      this.#weight -= weightOf(held)
    }
    return prepared
  }

  /** The one that a document was read into here. */
  of(document: DocumentNode): PreparedDocument | null {
    return this.#byDocument.get(document) ?? null
  }

  #read(text: string): PreparedDocument {
    try {
      const document = parse(text, { maxTokens: mostTokens })
      // Each alone, before all others, which may take very long over what these refuse.
      for (const rule of [NoFragmentCyclesRule, limitRule]) {
        const errors = validate(this.#schema, document, [rule])
        if (errors.length > 0) return { text, document, errors }
      }
      const hideSuggestions = this.#hideSuggestions
      return { text, document, errors: validate(this.#schema, document, this.#rules, { hideSuggestions }) }
    } catch (error) {
      // Brackets within brackets, of which the stack holds fewer than a document may have tokens.
      if (error instanceof RangeError) return { text, document: null, errors: [tooDeep()] }
      if (!(error instanceof GraphQLError)) throw error
      return { text, document: null, errors: [error] }
    }
  }
}

const tooDeep = (): GraphQLError =>
  new GraphQLError('Found values or types within each other that are too many to read; ask with variables.', {
    extensions: { code: 'LIMIT_EXCEEDED' },
  })

const weightOf = ({ text, document }: PreparedDocument): number =>
  2 * text.length + tokenBytes * (document?.tokenCount ?? 1)
