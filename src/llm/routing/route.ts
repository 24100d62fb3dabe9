/** A model of a provider, as people write it: `anthropic/claude-…`. */
export interface Route {
  readonly provider: string
  /** As the provider names it; may have slashes of its own. */
  readonly model: string
}

const shape = /^([a-z][a-z0-9_-]{0,39})\/(\S{1,200})$/

/** Reads `provider/model`; null: it is none. */
export function readRoute(text: string): Route | null {
  const [, provider, model] = shape.exec(text) ?? []
  return provider === undefined || model === undefined ? null : { provider, model }
}

/** `provider/model`. */
export const nameOf = ({ provider, model }: Route): string => `${provider}/${model}`
