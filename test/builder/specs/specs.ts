import type { AppSpec } from '../../../src/core/app-spec/app-spec.ts'
import {
  all,
  anyone,
  appSpec,
  choice,
  entity,
  field,
  is,
  own,
  owner,
  reference,
  role,
  signedIn,
  twoRoles,
} from './spec-parts.ts'

/** No accounts: anyone keeps books. Every kind of field and of limit. */
export const library: AppSpec = appSpec('Book list', [
  entity(
    'book',
    [
      field('title', 'text', { required: true, minLength: 2, maxLength: 60 }),
      field('notes', 'long_text', { maxLength: 500 }),
      field('pages', 'integer', { min: 1, max: 5000, unit: 'pages' }),
      field('weight', 'decimal', { min: 0 }),
      field('price', 'money', { min: 0, max: 1000 }),
      field('lent', 'boolean', { default: false }),
      field('bought', 'date', { notAfter: 'today' }),
      field('read_at', 'time'),
      field('added', 'datetime', { default: 'now' }),
      field('contact', 'email'),
      field('site', 'url'),
      field('tel', 'phone', { title: 'Telephone' }),
      choice('genre', ['novel', 'poetry', 'essay'], { default: 'novel' }),
    ],
    {
      list: {
        columns: ['title', 'genre', 'price', 'lent'],
        filters: ['genre', 'lent', 'bought'],
        pageSize: 3,
        sort: { field: 'title', direction: 'asc' },
      },
    },
  ),
])

/** Accounts with two roles; workouts belong to who made them, exercises to the owner of their workout. */
export const fitness: AppSpec = appSpec(
  'Fitness tracker',
  [
    entity(
      'workout',
      [
        field('name', 'text', { required: true }),
        field('duration', 'integer', { required: true, min: 1, max: 600, unit: 'minutes' }),
        owner(),
      ],
      {
        grants: { ...all(own('owner'), role('admin')), create: [signedIn], export: [own('owner')] },
        computed: [
          {
            kind: 'aggregate',
            id: 'exercise_count',
            title: 'Exercises',
            type: 'integer',
            of: 'exercise',
            via: 'workout',
            fn: 'count',
            value: null,
            where: [],
          },
        ],
      },
    ),
    entity(
      'exercise',
      [
        field('name', 'text', { required: true }),
        reference('workout', 'workout'),
        field('sets', 'integer', { min: 1 }),
      ],
      {
        grants: { ...all(own('workout.owner')) },
      },
    ),
    entity('tip', [field('text', 'text', { required: true })], {
      grants: { ...all(role('admin')), list: [anyone], view: [anyone] },
    }),
  ],
  {
    accounts: twoRoles([field('name', 'text', { required: true })]),
    figures: [
      {
        id: 'my_minutes',
        title: 'My minutes',
        type: 'integer',
        fn: 'sum',
        of: 'workout',
        value: 'duration',
        where: [],
        mine: true,
      },
      { id: 'tips', title: 'Tips', type: 'integer', fn: 'count', of: 'tip', value: null, where: [], mine: false },
    ],
  },
)

/** States with who may make which move, a frozen end, and a reason for what is rejected. */
export const expenses: AppSpec = appSpec(
  'Expense claims',
  [
    entity(
      'claim',
      [
        field('purpose', 'text', { required: true }),
        field('amount', 'money', { required: true, min: 0.01 }),
        field('reason', 'text'),
        owner(),
      ],
      {
        grants: { ...all(own('owner'), role('admin')), create: [signedIn] },
        states: {
          field: 'status',
          title: 'Status',
          initial: 'draft',
          values: ['draft', 'submitted', 'approved', 'rejected'].map((id) => ({
            id,
            title: id.charAt(0).toUpperCase() + id.slice(1),
          })),
          transitions: [
            { id: 'submit', title: 'Submit', from: ['draft', 'rejected'], to: 'submitted', by: [own('owner')] },
            { id: 'approve', title: 'Approve', from: ['submitted'], to: 'approved', by: [role('admin')] },
            { id: 'reject', title: 'Reject', from: ['submitted'], to: 'rejected', by: [role('admin')] },
          ],
        },
        rules: [
          { kind: 'frozen', id: 'approved_stays', when: [is('status', 'approved')], actions: ['edit', 'delete'] },
          { kind: 'required_when', id: 'reason_given', field: 'reason', when: [is('status', 'rejected')] },
        ],
      },
    ),
  ],
  { accounts: twoRoles() },
)

/** Relations, aggregates, expressions, flags and figures. */
export const shop: AppSpec = appSpec(
  'Shop orders',
  [
    entity(
      'product',
      [
        field('name', 'text', { required: true }),
        field('price', 'money', { required: true, min: 0 }),
        field('stock', 'integer', { default: 0 }),
      ],
      {
        computed: [
          {
            kind: 'flag',
            id: 'low',
            title: 'Low on stock',
            when: [{ field: 'stock', op: '<', value: { literal: 5 } }],
          },
          {
            kind: 'aggregate',
            id: 'sold',
            title: 'Sold',
            type: 'integer',
            of: 'item',
            via: 'product',
            fn: 'sum',
            value: 'quantity',
            where: [is('gift', false)],
          },
        ],
        rules: [{ kind: 'keep_while_used', id: 'in_use', by: 'item', via: 'product' }],
        list: { filters: ['low'] },
      },
    ),
    entity('order', [field('number', 'text', { required: true }), field('due', 'date'), field('discount', 'money')], {
      computed: [
        {
          kind: 'aggregate',
          id: 'subtotal',
          title: 'Subtotal',
          type: 'money',
          of: 'item',
          via: 'order',
          fn: 'sum',
          value: 'quantity * product.price',
          where: [],
        },
        { kind: 'expression', id: 'total', title: 'Total', type: 'money', expression: '(subtotal - discount) * 1.1' },
        { kind: 'expression', id: 'per_item', title: 'Per item', type: 'money', expression: 'subtotal / items' },
        {
          kind: 'aggregate',
          id: 'items',
          title: 'Items',
          type: 'integer',
          of: 'item',
          via: 'order',
          fn: 'count',
          value: null,
          where: [],
        },
        {
          kind: 'flag',
          id: 'overdue',
          title: 'Overdue',
          when: [{ field: 'due', op: '<', value: { moment: 'today' } }],
        },
      ],
      list: { columns: ['number', 'due', 'total', 'overdue'], filters: ['overdue'] },
    }),
    entity(
      'item',
      [
        reference('order', 'order'),
        reference('product', 'product'),
        field('quantity', 'integer', { required: true, min: 1 }),
        field('gift', 'boolean', { default: false }),
      ],
      {
        computed: [
          { kind: 'expression', id: 'amount', title: 'Amount', type: 'money', expression: 'quantity * product.price' },
        ],
      },
    ),
  ],
  {
    figures: [
      {
        id: 'revenue',
        title: 'Revenue',
        type: 'money',
        fn: 'sum',
        of: 'item',
        value: 'amount',
        where: [],
        mine: false,
      },
      {
        id: 'late',
        title: 'Late orders',
        type: 'integer',
        fn: 'count',
        of: 'order',
        value: null,
        where: [is('overdue', true)],
        mine: false,
      },
    ],
  },
)

/** A rule of each kind. */
export const courses: AppSpec = appSpec('Courses', [
  entity(
    'course',
    [
      field('name', 'text', { required: true }),
      field('capacity', 'integer', { required: true, min: 1 }),
      field('starts', 'date'),
      field('ends', 'date'),
    ],
    {
      rules: [
        { kind: 'unique', id: 'one_name', fields: ['name'], where: [] },
        { kind: 'compare', id: 'order', condition: { field: 'ends', op: '>', value: { field: 'starts' } } },
      ],
    },
  ),
  entity(
    'booking',
    [
      field('person', 'email', { required: true }),
      reference('course', 'course'),
      field('cancelled', 'boolean', { default: false }),
    ],
    {
      rules: [
        { kind: 'limit', id: 'full', max: 'course.capacity', scope: ['course'], where: [is('cancelled', false)] },
        { kind: 'unique', id: 'once', fields: ['course', 'person'], where: [is('cancelled', false)] },
        { kind: 'limit', id: 'three', max: 3, scope: ['person'], where: [] },
      ],
    },
  ),
  entity(
    'room_use',
    [
      field('room', 'text', { required: true }),
      field('from_time', 'datetime', { required: true }),
      field('to_time', 'datetime', { required: true }),
    ],
    {
      plural: 'Room uses',
      rules: [{ kind: 'no_overlap', id: 'no_double', start: 'from_time', end: 'to_time', scope: ['room'], where: [] }],
    },
  ),
  entity(
    'absence',
    [
      field('teacher', 'text', { required: true }),
      field('first_day', 'date', { required: true }),
      field('last_day', 'date', { required: true }),
    ],
    {
      rules: [
        { kind: 'no_overlap', id: 'once', start: 'first_day', end: 'last_day', scope: ['teacher'], where: [] },
        { kind: 'compare', id: 'order', condition: { field: 'last_day', op: '>=', value: { field: 'first_day' } } },
      ],
    },
  ),
])
