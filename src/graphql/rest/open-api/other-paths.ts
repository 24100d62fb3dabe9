import { mostWait, usualWait } from '../run-events.ts'
import { refTo } from './json-schema.ts'
import { always, missing, resuming } from './responses.ts'

const runId = {
  name: 'id',
  in: 'path',
  required: true,
  description: '`run_…`.',
  schema: { type: 'string' },
}

const query = (name: string, schema: object, description: string) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
})

const events = {
  operationId: 'followRun',
  summary: 'Follow the events of a run',
  description:
    'The events after a cursor, at most 100 at a time: at once where there are any, else the first that come within `wait` seconds, else none. ' +
    'Ask again with the `cursor` of the answer, until `ended`.',
  tags: ['runs'],
  parameters: [
    runId,
    query('after', { type: 'string' }, 'Any cursor of this run; left out: from the first event on.'),
    query(
      'wait',
      { type: 'integer', minimum: 0, maximum: mostWait, default: usualWait },
      'Seconds to wait for events where there are none.',
    ),
    query(
      'types',
      { type: 'array', items: { type: 'string' } },
      'Leaves out events of other types, over which the cursor moves all the same.',
    ),
  ],
  responses: {
    '200': {
      description: 'The events, and where to go on.',
      content: {
        'application/json': {
          schema: {
            allOf: [
              refTo('RunEventsPayload'),
              {
                type: 'object',
                required: ['ended'],
                properties: {
                  ended: {
                    type: 'boolean',
                    description: 'True where the run has ended and nothing comes after `cursor`.',
                  },
                },
              },
            ],
          },
        },
      },
    },
    ...always,
    ...missing,
    ...resuming,
  },
}

const download = {
  operationId: 'downloadDeliverable',
  summary: 'Download what was delivered',
  description: 'All files of the delivered application as one zip archive.',
  tags: ['results'],
  parameters: [runId],
  responses: {
    '200': {
      description: 'The archive.',
      headers: { 'Content-Disposition': { description: 'With a name for the file.', schema: { type: 'string' } } },
      content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
    },
    ...always,
    ...missing,
  },
}

/** Paths that are no fields of the schema. */
export const otherPaths = {
  '/runs/{id}/events': { get: events },
  // Beside the REST API, where the GraphQL API points to.
  '/runs/{id}/deliverable.zip': { servers: [{ url: '/', description: 'This server' }], get: download },
} as const
