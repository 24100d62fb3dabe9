import { expect, test, vi } from 'vitest'
import { NotFound } from '../../../src/core/errors.ts'
import { type Sha256, sha256 } from '../../../src/core/ids.ts'
import { blobLoader } from '../../../src/graphql/read/blob-loader.ts'

const hashOf = (digit: number): Sha256 => sha256(String(digit).repeat(64))

function loaderOf(size: number) {
  const getBlob = vi.fn<(hash: Sha256) => Promise<Uint8Array>>((hash) =>
    hash === hashOf(9) ? Promise.reject(new NotFound('gone')) : Promise.resolve(new Uint8Array(size)),
  )
  return { getBlob, load: blobLoader({ getBlob }) }
}

test('what many fields show is read once, and what is missing takes nothing from the rest', async () => {
  const { getBlob, load } = loaderOf(3)
  const [one, again, missing] = await load.loadMany([hashOf(1), hashOf(1), hashOf(9)])
  expect(one).toBe(again)
  expect(missing).toBeInstanceOf(NotFound)
  expect(getBlob).toHaveBeenCalledTimes(2)
})

test('an operation gets no more than an answer may hold, however often it asks for the same', async () => {
  const { load } = loaderOf(1_000_000)
  const got = await load.loadMany(Array.from({ length: 40 }, (_, at) => hashOf(at % 2)))
  expect(got.filter((found) => !(found instanceof Error))).toHaveLength(32)
  expect(got.at(-1)).toMatchObject({
    code: 'LIMIT_EXCEEDED',
    message: expect.stringContaining('expected at most') as string,
  })
})
