import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineAt, placeOf, readJson } from '../../../web/src/pages/workflows/read-json.ts'

describe('reading JSON that somebody is typing', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(readJson(text)).toMatchObject({ fault: null })
        expect(JSON.stringify(readJson(text).value)).toBe(JSON.stringify(JSON.parse(text)))
      }),
    )
  })

  it('finds a fault exactly where JSON.parse finds one, whatever is typed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(200), fc.constantFrom('', ',', '"', '}', 'x', '\n'), (value, at, typed) => {
        const whole = JSON.stringify(value, null, 1)
        const text = whole.slice(0, at) + typed + whole.slice(at + 1)
        let good = true
        try {
          JSON.parse(text)
        } catch {
          good = false
        }
        expect(readJson(text).fault === null).toBe(good)
      }),
    )
  })

  it('says line and column, and keeps what came before', () => {
    const { value, fault } = readJson('{\n  "a": [1, 2],\n  "b": tru\n}')
    expect(fault).toMatchObject({ line: 3, column: 8 })
    expect(value).toEqual({ a: [1, 2] })
  })

  it.each([
    ['{"a" 1}', 'expected “:” after the name, found “1”'],
    ['[1 2]', 'expected “,” or “]”, found “2”'],
    ['{a: 1}', 'expected a name in double quotes, found “a”'],
    ['[1,', 'expected a value, found the end of the text'],
    ['"open', 'the text that begins here does not end on its line'],
    ['1 1', 'expected the end, found “1”'],
  ])('says what is wrong with %s', (text, message) => {
    expect(readJson(text).fault?.message).toBe(message)
  })

  it('survives what is nested without end', () => {
    expect(readJson('['.repeat(100_000)).fault).not.toBeNull()
  })

  it('knows where each value stands, or else what is around it', () => {
    const text = '{\n "nets": [\n  { "id": "main" }\n ]\n}'
    const { places } = readJson(text)
    expect(lineAt(text, placeOf(places, 'nets[0].id') ?? 0).line).toBe(3)
    expect(lineAt(text, placeOf(places, 'nets[0].steps[3].next') ?? 0).line).toBe(3)
    expect(placeOf(places, 'vars')).toBe(0)
    expect(placeOf(places, 'workflow')).toBe(0)
  })
})
