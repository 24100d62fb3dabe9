/** The subscription as G1 has it, for servers that know nothing else. Runs are no part of it: everybody watches one. */
export const sampleSchema = /* GraphQL */ `
  scalar JSON
  type Persona {
    name: String!
    title: String!
  }
  type RunEvent {
    id: ID!
    seq: Int!
    type: String!
    at: String!
    persona: Persona
    cause: String!
    data: JSON!
    cursor: String!
  }
  type RunEventsPayload {
    cursor: String!
    events: [RunEvent!]!
    caughtUp: Boolean!
    headSeq: Int!
  }
  type Query {
    ready: Boolean
  }
  type Subscription {
    runEvents(runId: ID!, after: String, types: [String!]): RunEventsPayload!
  }
`
