import { expect, test } from 'vitest'
import { AppendDataError, StoreUnavailable } from '../../src/core/store/errors.ts'
import { ConnectionLost } from '../../src/store/sql.ts'
import { translateError } from '../../src/store/translate-error.ts'

const thrown = (code?: string): Error => Object.assign(new Error('no'), code === undefined ? {} : { code })

test.each(['40P01', '53300', '55P03', '57014', '25006'])('%s was undone: it can be asked again', (code) => {
  const error = translateError(thrown(code))
  expect(error).toBeInstanceOf(StoreUnavailable)
  expect(error).not.toBeInstanceOf(ConnectionLost)
  expect(error).toMatchObject({ retryable: true })
})

test.each(['08006', '57P01', '58030', 'XX000', undefined])('%s leaves open what became of it', (code) => {
  expect(translateError(thrown(code))).toBeInstanceOf(ConnectionLost)
})

test.each(['22P05', '23514', '54000'])('%s is a value that no retry makes acceptable', (code) => {
  expect(translateError(thrown(code))).toBeInstanceOf(AppendDataError)
})

test('a mistake in a statement stays what it is', () => {
  const mistake = thrown('42601')
  expect(translateError(mistake)).toBe(mistake)
})
