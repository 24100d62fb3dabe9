import { describe, expect, test } from 'vitest'
import { entityOf, lastUnserved, read } from './reading.ts'

const base =
  'There are no accounts. A trainer has a name. A course has a title, a first day, a last day and a fee per day. ' +
  'A enquiry belongs to a course and has a name, a number of seats, a score and an amount. A enquiry is open, paid or cancelled. '

/** The worked-out values of a thing and the figures, short. */
function worked(sentence: string, entity: string): string[] {
  const spec = read(base + sentence)
  const values = entityOf(spec, entity).computed.map((one) =>
    one.kind === 'aggregate'
      ? `${one.fn} ${one.of} ${one.value ?? '*'} ${one.where.length}`
      : one.kind === 'expression'
        ? `${one.id} = ${one.expression}`
        : `flag ${one.id}`,
  )
  return [...values, ...spec.figures.map((one) => `figure ${one.fn} ${one.of} ${one.value ?? '*'} ${one.where.length}`)]
}

describe('what is shown for each of some things', () => {
  test.each([
    ['The number of enquiries is shown for each course.', 'count enquiry * 0'],
    ['Show how many enquiries each course has.', 'count enquiry * 0'],
    ['Every course shows how many enquiries it has.', 'count enquiry * 0'],
    ['The number of enquiries per course is displayed.', 'count enquiry * 0'],
    ['For every course, show the number of paid enquiries.', 'count enquiry * 1'],
    ['The average score of each course is displayed.', 'avg enquiry score 0'],
    ['For each course, show the total number of seats.', 'sum enquiry number_of_seats 0'],
    [
      'The number of days is the number of days between the first day and the last day.',
      'number_of_days = days(first_day, last_day)',
    ],
    ['The price of a course is its fee per day times 2.', 'price = fee_per_day * 2'],
  ])('%s', (sentence, value) => {
    expect(worked(sentence, 'course')).toEqual([value])
    expect(lastUnserved(base + sentence)).toEqual([])
  })

  test('what was undone is not counted among what was done', () => {
    const text =
      'There are no accounts. A hut has a name. A reservation belongs to a hut and has a number of beds. A reservation is open or cancelled. ' +
      'For each hut, show the total number of beds reserved.'
    const [value] = entityOf(read(text), 'hut').computed
    expect(value).toMatchObject({ fn: 'sum', value: 'number_of_beds', where: [{ field: 'status', op: '!=' }] })
  })

  test('a figure of all is not a value of each', () => {
    expect(worked('The home page shows how many open enquiries there are.', 'course')).toEqual([
      'figure count enquiry * 1',
    ])
    expect(worked('The total amount of paid enquiries is shown.', 'course')).toEqual(['figure sum enquiry amount 1'])
    expect(worked('The average score of each trainer is shown.', 'course')).toEqual([])
  })

  test.each([
    'The number of happy enquiries is shown for each course.',
    'The average mood of each course is displayed.',
    'Show how many enquiries each trainer has.',
  ])('not understood: %s', (sentence) => {
    expect(lastUnserved(base + sentence)).not.toEqual([])
  })
})
