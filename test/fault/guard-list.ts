/** One thing that keeps a run whole, how to take it out, and the tests that must notice. */
export interface Guard {
  readonly name: string
  readonly patches: readonly { readonly file: string; readonly text: string; readonly instead: string }[]
  readonly tests: readonly string[]
}

const store = 'test/store/store.lite.test.ts'
const node = 'test/actors/runtime/node.lite.test.ts'
const recovery = 'test/actors/runtime/recovery.lite.test.ts'
const lease = 'test/actors/runtime/lease-keeper.test.ts'
const append = 'src/store/append-statement.ts'

/** Every guard of design §3. */
export const guards: readonly Guard[] = [
  {
    name: 'owner check of the append',
    patches: [{ file: append, text: 'r.owner IS NOT DISTINCT FROM input.owner AND ', instead: '' }],
    tests: [store],
  },
  {
    name: 'epoch check of the append',
    patches: [{ file: append, text: ' AND r.epoch IS NOT DISTINCT FROM input.epoch', instead: '' }],
    tests: [store],
  },
  {
    name: 'seq check of the append',
    patches: [{ file: append, text: '\n    AND r.last_seq IS NOT DISTINCT FROM input.expected', instead: '' }],
    tests: [store],
  },
  {
    name: 'fence before claim',
    patches: [
      {
        file: 'src/store/claim.ts',
        text: 'WHERE n.incarnation = r.owner AND n.fenced_at IS NOT NULL)\n  )\n  ORDER',
        instead: 'WHERE n.incarnation = r.owner)\n  )\n  ORDER',
      },
    ],
    tests: [store],
  },
  {
    name: 'the first receipt wins',
    patches: [
      {
        file: 'src/store/activity.ts',
        text: 'a.key = $3 AND a.outcome IS NULL\n  RETURNING a.tenant_id, a.run_id\n), stored',
        instead: 'a.key = $3\n  RETURNING a.tenant_id, a.run_id\n), stored',
      },
    ],
    tests: [store],
  },
  {
    name: 'what has a receipt is not carried out again (takeover)',
    patches: [
      {
        file: 'src/store/activity.ts',
        text: 'const abandoned = `a.outcome IS NULL AND (a.carrier',
        instead: 'const abandoned = `(a.carrier',
      },
      {
        file: 'src/store/activity.ts',
        text: 'a.key = free.key AND a.outcome IS NULL\nRETURNING a.key, free.carrier',
        instead: 'a.key = free.key\nRETURNING a.key, free.carrier',
      },
    ],
    tests: [store],
  },
  {
    name: 'what has a receipt is not carried out again (activation)',
    patches: [
      {
        file: 'src/actors/runtime/in-flight.ts',
        text: '.filter(({ key }) => !this.#ended.has(key) && !this.#foreign.has(key))',
        instead: '.filter(({ key }) => !this.#foreign.has(key))',
      },
    ],
    tests: [recovery, node],
  },
  {
    name: 'what a living node carries is left to it',
    patches: [
      {
        file: 'src/store/activity.ts',
        text: 'WHERE n.incarnation = a.carrier AND n.fenced_at IS NULL))`',
        instead: 'WHERE n.incarnation = a.carrier AND n.fenced_at IS NULL AND false))`',
      },
    ],
    tests: [store, recovery],
  },
  {
    name: 'an ambiguous commit is resolved by sending it again',
    patches: [
      {
        file: 'src/actors/runtime/log-writer.ts',
        text: "if (became === 'absent') absent.push({ ...waiting, again: true })",
        instead: "if (became === 'absent') waiting.resolve('refused')",
      },
    ],
    tests: ['test/actors/runtime/log-writer.test.ts'],
  },
  {
    name: 'an ambiguous commit that got in is not taken for a refusal',
    patches: [
      {
        file: 'src/actors/runtime/log-writer.ts',
        text: 'const became = await this.#ask(waiting.batch)',
        instead: "const became = (await this.#ask(waiting.batch)) && 'absent'",
      },
    ],
    tests: ['test/actors/runtime/log-writer.test.ts'],
  },
  {
    name: 'self-fencing at dispatch',
    patches: [
      {
        file: 'src/actors/runtime/node.ts',
        text: 'mayBegin: () => !this.#draining && this.#lease.holds()',
        instead: 'mayBegin: () => !this.#draining',
      },
    ],
    tests: ['test/actors/runtime/self-fencing.lite.test.ts'],
  },
  {
    name: 'the lease holds by the monotonic clock, with a margin',
    patches: [
      {
        file: 'src/actors/runtime/lease-keeper.ts',
        text: 'return clock.monotonic() - this.#renewedAt < lease.ttlMs * (1 - margin)',
        instead: 'return true',
      },
    ],
    tests: [lease],
  },
  {
    name: "nobody is fenced before one's own lease has held for its length",
    patches: [
      {
        file: 'src/store/lease.ts',
        text: "WHERE mine.held_since + ${ttl('$2')} <= clock_timestamp()\n    AND",
        instead: "WHERE (true OR mine.held_since + ${ttl('$2')} <= clock_timestamp())\n    AND",
      },
    ],
    tests: [store],
  },
]
