import { expect, test } from 'vitest'
import { seccompFilter } from '../../../src/workspace/sandbox/seccomp.ts'

const X64 = 0xc000003e
const ALLOWED = 0x7fff0000
const REFUSED = 0x00050001

/** Plays the program as the kernel does, for a call with this number from this instruction set. */
function verdict(program: Buffer, call: { readonly arch: number; readonly number: number }): number {
  let loaded = 0
  for (let at = 0; at < program.length; at += 8) {
    const code = program.readUInt16LE(at)
    const value = program.readUInt32LE(at + 4)
    if (code === 0x06) return value
    if (code === 0x20) loaded = value === 4 ? call.arch : call.number
    const holds = code === 0x15 ? loaded === value : code === 0x35 && loaded >= value
    if (code !== 0x20) at += 8 * program.readUInt8(holds ? at + 2 : at + 3)
  }
  throw new Error('the program ends without a verdict')
}

test('the filter refuses exactly its list', () => {
  const program = Buffer.from(seccompFilter('x64') ?? [])
  const refused = Array.from({ length: 500 }, (_, number) => number).filter(
    (number) => verdict(program, { arch: X64, number }) === REFUSED,
  )
  expect(refused).toEqual([
    101, 103, 154, 163, 167, 168, 169, 172, 173, 175, 176, 179, 246, 248, 249, 250, 256, 279, 298, 300, 304, 310, 311,
    312, 313, 320, 321, 323, 425, 426, 427, 438,
  ])
  expect(verdict(program, { arch: X64, number: 0 })).toBe(ALLOWED)
})

test('the filter refuses calls of another instruction set', () => {
  const program = Buffer.from(seccompFilter('x64') ?? [])
  expect(verdict(program, { arch: 0x40000003, number: 0 })).toBe(REFUSED)
  expect(verdict(program, { arch: X64, number: 0x40000000 })).toBe(REFUSED)
})

test('there is none for an architecture whose numbers are not known', () => {
  expect(seccompFilter('arm64')).toBeUndefined()
})
