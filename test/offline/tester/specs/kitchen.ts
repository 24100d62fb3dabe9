import { entity, field, grants, may, reference, withAllDemands } from './parts.ts'

const literal = (value: string | number | boolean | null) => ({ literal: value })

/** No accounts: everyone may do everything. Rules over whole tables, capacities and fields that depend on each other. */
export const kitchen = withAllDemands({
  title: 'Kitchen',
  summary: 'Courses with places, and dishes with their ingredients.',
  accounts: null,
  entities: [
    entity(
      'course',
      [
        field('name', 'text', { required: true }),
        field('places', 'integer', { required: true, min: 1, max: 30 }),
        field('starts_on', 'date', { required: true, notBefore: 'today' }),
        field('ends_on', 'date'),
      ],
      {
        grants: grants([may('anyone')]),
        rules: [
          { kind: 'compare', id: 'order', condition: { field: 'ends_on', op: '>=', value: { field: 'starts_on' } } },
        ],
        computed: [
          {
            kind: 'aggregate',
            id: 'taken',
            title: 'Taken',
            type: 'integer',
            via: 'course',
            fn: 'count',
            of: 'enrolment',
            value: null,
            where: [],
          },
          { kind: 'expression', id: 'free', title: 'Free', type: 'integer', expression: 'places - taken' },
          {
            kind: 'expression',
            id: 'length',
            title: 'Length',
            type: 'integer',
            expression: 'days(starts_on, ends_on) + 1',
          },
        ],
      },
    ),
    entity(
      'enrolment',
      [
        field('person', 'text', { required: true, minLength: 2, maxLength: 50 }),
        field('mail', 'email', { required: true }),
        reference('course'),
      ],
      {
        grants: grants([may('anyone')]),
        rules: [
          { kind: 'limit', id: 'places', max: 'course.places', scope: ['course'], where: [] },
          { kind: 'unique', id: 'once', fields: ['course', 'mail'], where: [] },
        ],
      },
    ),
    entity(
      'table',
      [
        field('name', 'text', { required: true }),
        field('is_reserved', 'boolean', { default: false }),
        field('guest', 'text'),
      ],
      {
        grants: grants([may('anyone')]),
        rules: [
          { kind: 'limit', id: 'few_tables', max: 5, scope: [], where: [] },
          {
            kind: 'required_when',
            id: 'who',
            field: 'guest',
            when: [{ field: 'is_reserved', op: '=', value: literal(true) }],
          },
        ],
      },
    ),
    entity(
      'tasting',
      [
        field('note', 'text', { required: true }),
        field('from_day', 'date', { required: true }),
        field('to_day', 'date', { required: true }),
        field('score', 'decimal', { min: -1.5, max: 1.5 }),
      ],
      {
        grants: grants([may('anyone')]),
        rules: [{ kind: 'no_overlap', id: 'one_at_a_time', start: 'from_day', end: 'to_day', scope: [], where: [] }],
      },
    ),
  ],
  figures: [
    { id: 'seats', title: 'Seats', type: 'integer', fn: 'sum', of: 'course', value: 'places', where: [], mine: false },
  ],
})
