import Fastify from 'fastify'
import mercurius from 'mercurius'
import { partOf } from '../live/sample-events.ts'
import { sampleSchema } from '../live/sample-schema.ts'
import { serveContestant } from '../live/serve-contestant.ts'

const topic = 'part'

/** Mercurius on Fastify, with its own publisher. */
await serveContestant(async () => {
  const app = Fastify()
  await app.register(mercurius, {
    schema: sampleSchema,
    resolvers: {
      Subscription: { runEvents: { subscribe: (_: unknown, __: unknown, { pubsub }) => pubsub.subscribe(topic) } },
    },
    subscription: true,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const [address] = app.addresses()
  return {
    port: address?.port ?? 0,
    publish: (event) => app.graphql.pubsub.publish({ topic, payload: { runEvents: partOf(event) } }),
    close: () => app.close(),
  }
})
