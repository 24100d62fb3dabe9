import { entity, field, grants, may, owner, reference, withAllDemands } from './parts.ts'

const states = (values: string[]) => values.map((id) => ({ id, title: id.slice(0, 1).toUpperCase() + id.slice(1) }))
const literal = (value: string | number | boolean | null) => ({ literal: value })
const option = (id: string) => ({ id, title: id.slice(0, 1).toUpperCase() + id.slice(1) })

/** Accounts with three roles, ownership by one's own field and by a referred row's, states, and every kind of rule. */
export const club = withAllDemands({
  title: 'Sports club',
  summary: 'Members train, book courts and hand in expenses.',
  accounts: {
    roles: [
      { id: 'member', title: 'Member', plural: 'Members', rank: 1, given: true },
      { id: 'coach', title: 'Coach', plural: 'Coaches', rank: 2, given: false },
      { id: 'admin', title: 'Administrator', plural: 'Administrators', rank: 3, given: false },
    ],
    fields: [field('name', 'text', { required: true, maxLength: 60 })],
  },
  entities: [
    entity(
      'workout',
      [
        field('title', 'text', { required: true, minLength: 3, maxLength: 40 }),
        field('held_on', 'date', { required: true, notAfter: 'today' }),
        field('duration', 'integer', { required: true, min: 1, max: 600, unit: 'minutes' }),
        field('intensity', 'choice', {
          required: true,
          options: ['low', 'middle', 'high'].map(option),
          default: 'middle',
        }),
        field('notes', 'long_text', { maxLength: 500 }),
        owner(),
      ],
      {
        grants: grants([may('signed_in', 'owner'), may('admin')], { create: [may('signed_in')] }),
        rules: [{ kind: 'unique', id: 'one_title_each', fields: ['owner', 'title'], where: [] }],
        computed: [
          {
            kind: 'aggregate',
            id: 'volume',
            title: 'Volume',
            type: 'decimal',
            via: 'workout',
            fn: 'sum',
            of: 'exercise',
            value: 'sets * weight',
            where: [],
          },
          {
            kind: 'aggregate',
            id: 'hard_ones',
            title: 'Hard ones',
            type: 'integer',
            via: 'workout',
            fn: 'count',
            of: 'exercise',
            value: null,
            where: [{ field: 'weight', op: '>=', value: literal(50) }],
          },
          { kind: 'flag', id: 'is_long', title: 'Long', when: [{ field: 'duration', op: '>', value: literal(90) }] },
        ],
        list: {
          columns: ['title', 'held_on', 'duration'],
          sort: { field: 'held_on', direction: 'desc' },
          pageSize: 10,
          search: ['title', 'notes'],
          filters: ['intensity'],
        },
      },
    ),
    entity(
      'exercise',
      [
        field('name', 'text', { required: true, maxLength: 30 }),
        field('sets', 'integer', { required: true, min: 1, max: 20 }),
        field('weight', 'decimal', { required: true, min: 0, max: 500 }),
        reference('workout'),
      ],
      {
        grants: grants([may('signed_in', 'workout.owner')]),
        rules: [{ kind: 'limit', id: 'few_exercises', max: 4, scope: ['workout'], where: [] }],
        computed: [{ kind: 'expression', id: 'load', title: 'Load', type: 'decimal', expression: 'sets * weight' }],
      },
    ),
    entity(
      'court',
      [
        field('name', 'text', { required: true, maxLength: 40 }),
        field('seats', 'integer', { required: true, min: 1, max: 50 }),
        field('price', 'money', { required: true, min: 0 }),
        field('phone', 'phone'),
        field('site', 'url'),
        field('opens_at', 'time'),
        field('is_indoor', 'boolean', { default: false }),
      ],
      {
        grants: grants([may('admin')], { list: [may('anyone')], view: [may('anyone')] }),
        rules: [
          { kind: 'unique', id: 'name_once', fields: ['name'], where: [] },
          { kind: 'keep_while_used', id: 'keep_booked', by: 'booking', via: 'court' },
        ],
        list: {
          columns: ['name', 'seats'],
          sort: { field: 'name', direction: 'asc' },
          pageSize: 20,
          search: ['name'],
          filters: ['is_indoor'],
        },
      },
    ),
    entity(
      'booking',
      [
        field('purpose', 'text', { required: true }),
        field('starts_at', 'datetime', { required: true, notBefore: 'now' }),
        field('ends_at', 'datetime', { required: true }),
        field('people', 'integer', { required: true, min: 1 }),
        reference('court'),
        owner('booked_by'),
      ],
      {
        grants: grants([may('signed_in', 'booked_by'), may('coach')], {
          list: [may('signed_in')],
          view: [may('signed_in')],
          create: [may('signed_in')],
        }),
        states: {
          field: 'status',
          title: 'Status',
          initial: 'open',
          values: states(['open', 'confirmed', 'cancelled']),
          transitions: [
            { id: 'confirm', title: 'Confirm', from: ['open'], to: 'confirmed', by: [may('coach'), may('admin')] },
            {
              id: 'cancel',
              title: 'Cancel',
              from: ['open', 'confirmed'],
              to: 'cancelled',
              by: [may('signed_in', 'booked_by')],
            },
          ],
        },
        rules: [
          {
            kind: 'compare',
            id: 'ends_after',
            condition: { field: 'ends_at', op: '>', value: { field: 'starts_at' } },
          },
          {
            kind: 'no_overlap',
            id: 'no_double',
            start: 'starts_at',
            end: 'ends_at',
            scope: ['court'],
            where: [{ field: 'status', op: '!=', value: literal('cancelled') }],
          },
        ],
        computed: [
          { kind: 'expression', id: 'cost', title: 'Cost', type: 'money', expression: 'people * court.price' },
        ],
        list: {
          columns: ['purpose', 'starts_at'],
          sort: null,
          pageSize: 20,
          search: ['purpose', 'court'],
          filters: ['court', 'status'],
        },
      },
    ),
    entity(
      'expense',
      [
        field('reason', 'text', { required: true, maxLength: 80 }),
        field('amount', 'money', { required: true, min: 0.01, max: 5000 }),
        field('due_on', 'date', { notBefore: 'today-30', notAfter: 'today+30' }),
        field('verdict', 'text'),
        owner(),
      ],
      {
        grants: grants([may('signed_in', 'owner'), may('admin')], { create: [may('member'), may('coach')] }),
        states: {
          field: 'state',
          title: 'State',
          initial: 'draft',
          values: states(['draft', 'submitted', 'approved', 'rejected']),
          transitions: [
            {
              id: 'submit',
              title: 'Submit',
              from: ['draft', 'rejected'],
              to: 'submitted',
              by: [may('signed_in', 'owner')],
            },
            { id: 'approve', title: 'Approve', from: ['submitted'], to: 'approved', by: [may('admin')] },
            { id: 'reject', title: 'Reject', from: ['submitted'], to: 'rejected', by: [may('admin')] },
          ],
        },
        rules: [
          {
            kind: 'frozen',
            id: 'settled',
            when: [{ field: 'state', op: '=', value: literal('approved') }],
            actions: ['edit', 'delete'],
          },
          {
            kind: 'required_when',
            id: 'say_why',
            field: 'verdict',
            when: [{ field: 'state', op: '=', value: literal('rejected') }],
          },
          {
            kind: 'limit',
            id: 'few_open',
            max: 3,
            scope: ['owner'],
            where: [{ field: 'state', op: '=', value: literal('submitted') }],
          },
        ],
        computed: [
          {
            kind: 'flag',
            id: 'overdue',
            title: 'Overdue',
            when: [
              { field: 'due_on', op: '<', value: { moment: 'today' } },
              { field: 'state', op: '!=', value: literal('approved') },
            ],
          },
        ],
      },
    ),
  ],
  figures: [
    {
      id: 'minutes',
      title: 'Minutes trained',
      type: 'integer',
      fn: 'sum',
      of: 'workout',
      value: 'duration',
      where: [],
      mine: true,
    },
    {
      id: 'hard',
      title: 'Hard workouts',
      type: 'integer',
      fn: 'count',
      of: 'workout',
      value: null,
      where: [{ field: 'intensity', op: '=', value: literal('high') }],
      mine: false,
    },
  ],
})
