/**
 * An SDK that only speaks the wire format: to ask again, to watch the time and to log are the gateway's, to read the
 * environment is `config.ts`'s. By itself it waits ten minutes for an answer to begin.
 */
export const sdkSettings = ({ timeoutMs = 600_000 }: { readonly timeoutMs?: number }) =>
  ({ maxRetries: 0, logLevel: 'off', timeout: timeoutMs }) as const
