/** The schema's own scalars as OpenAPI says them. */
export const scalars = {
  DateTime: { type: 'string', format: 'date-time' },
  JSON: {},
} as const
