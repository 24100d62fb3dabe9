/** What a server's structured output takes of JSON Schema. */
export interface SchemaDialect {
  /** Whether it heeds patterns, bounds of numbers and lengths of lists. Elsewhere they are put into words. */
  readonly limits: boolean
  readonly mostProperties: number
  /** Objects and lists inside each other; which of them count is said nowhere, so all do. */
  readonly mostLevels: number
  /** Places where the answer may be one of several. */
  readonly mostUnions: number
}

/** platform.openai.com, "Structured model outputs": supported schemas. */
export const openAiDialect: SchemaDialect = {
  limits: true,
  mostProperties: 5_000,
  mostLevels: 10,
  mostUnions: Infinity,
}
/** learn.microsoft.com, Azure OpenAI "Structured outputs": no keyword for a limit, fewer and flatter objects. */
export const azureDialect: SchemaDialect = { ...openAiDialect, limits: false, mostProperties: 100, mostLevels: 5 }
/** What Ollama, llama.cpp and vLLM agree on: the structure alone. */
export const commonDialect: SchemaDialect = { ...openAiDialect, limits: false }
/** platform.claude.com, "Structured outputs": schema complexity. */
export const anthropicDialect: SchemaDialect = { ...openAiDialect, limits: false, mostUnions: 16 }
