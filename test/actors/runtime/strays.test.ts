import { expect, test, vi } from 'vitest'
import type { Activation } from '../../../src/actors/runtime/activation.ts'
import { Strays } from '../../../src/actors/runtime/strays.ts'
import { epoch, incarnation, runId, seq } from '../../../src/core/ids.ts'

const id = runId('01920000-0000-7000-8000-000000000000')
const other = runId('01920000-0000-7000-8000-000000000001')
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const looks = 12

interface Hosted {
  readonly epoch: number
  readonly head: number
}

/** What becomes of a run that is hosted thus and owned thus, after some looks; null: it is not. */
async function after(hosted: Hosted | null, owned: Hosted | null) {
  const close = vi.fn<() => void>()
  const released: string[] = []
  const all = [
    { runId: id, hosted, owned },
    // Another run is just as it should be, or one of the two is the other way round: the counts are equal.
    { runId: other, hosted: owned === null ? null : sound, owned: hosted === null ? null : sound },
  ]
  const strays = new Strays({
    store: {
      owned: async () =>
        all.flatMap(({ runId: run, owned: row }) =>
          row === null ? [] : [{ runId: run, epoch: epoch(row.epoch), lastSeq: seq(row.head) }],
        ),
      release: async (_, ids) => void released.push(...ids),
    },
    incarnation: incarnation('me'),
    logger: silent,
    activations: () =>
      new Map(
        all.flatMap(({ runId: run, hosted: live }) =>
          live === null
            ? []
            : [
                [
                  run,
                  {
                    head: seq(live.head),
                    claim: { epoch: epoch(live.epoch) },
                    close: run === id ? close : vi.fn<() => void>(),
                  } as unknown as Activation,
                ],
              ],
        ),
      ),
  })
  for (let look = 0; look < looks; look += 1) await strays.look(all.filter((one) => one.owned !== null).length)
  return { closed: close.mock.calls.length > 0, released: released.includes(id) }
}
const sound = { epoch: 3, head: 7 }

test('a run that is hosted as it is owned is left in peace, also where the log has just gone on', async () => {
  expect(await after(sound, sound)).toEqual({ closed: false, released: false })
  expect(await after(sound, { epoch: 3, head: 8 })).toEqual({ closed: false, released: false })
})

test.each([
  ['is owned and not hosted', null, sound, { closed: false, released: true }],
  ['is hosted and not owned', sound, null, { closed: true, released: false }],
  ['is hosted by a claim that the log has lost', sound, { epoch: 2, head: 9 }, { closed: true, released: false }],
  ['knows events that the log has lost', sound, { epoch: 3, head: 6 }, { closed: true, released: false }],
])('a run that %s is let go, although the counts are equal', async (_, hosted, owned, expected) => {
  expect(await after(hosted, owned)).toEqual(expected)
})
