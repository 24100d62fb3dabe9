/** Milliseconds since 1970 as the API writes them. */
export const dateTime = (ms: number): string => new Date(ms).toISOString()
