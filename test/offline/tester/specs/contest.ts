import type { Condition } from '../../../../src/core/app-spec/condition.ts'
import { entity, field, grants, may, owner, reference, withAllDemands } from './parts.ts'

const is = (name: string, op: Condition['op'], literal: string | number | boolean): Condition => ({
  field: name,
  op,
  value: { literal },
})
const states = (values: string[]) => values.map((id) => ({ id, title: id.slice(0, 1).toUpperCase() + id.slice(1) }))

/**
 * What each person has is counted, and who may act on a row is not always who sees every row: at most two pieces for each
 * maker, one score for each piece and judge, stays of days that must not overlap, and totals of totals.
 */
export const contest = withAllDemands({
  title: 'Contest',
  summary: 'People hand in pieces, judges score them, and guests stay in rooms.',
  accounts: {
    roles: [
      { id: 'player', title: 'Player', plural: 'Players', rank: 1, given: true },
      { id: 'judge', title: 'Judge', plural: 'Judges', rank: 2, given: false },
      { id: 'host', title: 'Host', plural: 'Hosts', rank: 3, given: false },
    ],
    fields: [],
  },
  entities: [
    entity('piece', [field('name', 'text', { required: true }), field('country', 'text'), owner('maker')], {
      grants: grants([may('host')], {
        list: [may('signed_in')],
        view: [may('signed_in')],
        create: [may('player')],
        edit: [may('player', 'maker')],
      }),
      states: {
        field: 'status',
        title: 'Status',
        initial: 'sent',
        values: states(['sent', 'accepted']),
        transitions: [{ id: 'accept', title: 'Accept', from: ['sent'], to: 'accepted', by: [may('host')] }],
      },
      rules: [
        { kind: 'limit', id: 'two_each', max: 2, scope: ['maker'], where: [] },
        { kind: 'frozen', id: 'settled', when: [is('status', '!=', 'sent')], actions: ['edit', 'delete'] },
      ],
      computed: [
        {
          kind: 'aggregate',
          id: 'average',
          title: 'Average',
          type: 'decimal',
          via: 'piece',
          fn: 'avg',
          of: 'score',
          value: 'points',
          where: [],
        },
        {
          kind: 'aggregate',
          id: 'total',
          title: 'Total',
          type: 'integer',
          via: 'piece',
          fn: 'sum',
          of: 'score',
          value: 'points',
          where: [],
        },
      ],
      list: { columns: ['name', 'country'], sort: null, pageSize: 4, search: ['name'], filters: ['country'] },
    }),
    entity(
      'score',
      [reference('piece'), field('points', 'integer', { required: true, min: 1, max: 10 }), owner('judge')],
      {
        grants: grants([may('judge'), may('host')], {
          create: [may('judge')],
          edit: [may('judge', 'judge')],
          delete: [may('judge', 'judge')],
        }),
        rules: [{ kind: 'unique', id: 'once', fields: ['piece', 'judge'], where: [] }],
      },
    ),
    entity('room', [field('name', 'text', { required: true }), field('beds', 'integer', { required: true, min: 1 })], {
      grants: grants([may('host')], { list: [may('anyone')], view: [may('signed_in')] }),
    }),
    entity(
      'stay',
      [
        reference('room'),
        owner('guest'),
        field('first_day', 'date', { required: true }),
        field('last_day', 'date', { required: true }),
      ],
      {
        grants: grants([may('player', 'guest'), may('host')], {
          create: [may('player')],
          edit: [may('player', 'guest')],
        }),
        states: {
          field: 'status',
          title: 'Status',
          initial: 'booked',
          values: states(['booked', 'ended', 'cancelled']),
          transitions: [
            { id: 'end', title: 'End', from: ['booked'], to: 'ended', by: [may('host')] },
            // Every player may, but each sees their own alone.
            { id: 'cancel', title: 'Cancel', from: ['booked'], to: 'cancelled', by: [may('player')] },
          ],
        },
        rules: [
          {
            kind: 'compare',
            id: 'order',
            condition: { field: 'last_day', op: '>', value: { field: 'first_day' } },
          },
          {
            kind: 'no_overlap',
            id: 'one_guest',
            start: 'first_day',
            end: 'last_day',
            scope: ['room'],
            where: [is('status', '!=', 'cancelled')],
          },
          { kind: 'limit', id: 'few_stays', max: 40, scope: ['room'], where: [] },
          { kind: 'limit', id: 'beds', max: 'room.beds', scope: ['room'], where: [] },
          { kind: 'limit', id: 'three_each', max: 3, scope: ['guest'], where: [is('status', '=', 'booked')] },
        ],
        computed: [
          {
            kind: 'flag',
            id: 'overdue',
            title: 'Overdue',
            when: [{ field: 'last_day', op: '<', value: { moment: 'today' } }, is('status', '=', 'booked')],
          },
        ],
      },
    ),
  ],
  figures: [
    {
      id: 'points',
      title: 'Points of what is accepted',
      type: 'integer',
      fn: 'sum',
      of: 'piece',
      value: 'total',
      where: [is('status', '=', 'accepted')],
      mine: false,
    },
    {
      id: 'mine',
      title: 'My accepted pieces',
      type: 'integer',
      fn: 'count',
      of: 'piece',
      value: null,
      where: [is('status', '=', 'accepted')],
      mine: true,
    },
  ],
})
