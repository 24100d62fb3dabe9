import { describe, expect, test } from 'vitest'
import type { Server } from './postgres-server.ts'

/** Runs a suite against a server of the tier; where the machine has none, one skipped test stands for it and says why. */
export function withServer(what: string, server: Server, suite: (url: string) => void): void {
  const { url, missing } = server
  describe(what, () => {
    // oxlint-disable-next-line vitest/no-conditional-tests -- the suite itself depends on what the machine has
    if (url !== null) suite(url)
    else
      test('all of it', ({ skip }) => {
        skip(missing)
        expect.unreachable()
      })
  })
}
