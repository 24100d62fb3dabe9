import { graphql } from 'react-relay'

export const run = graphql`
  fragment RunEvents_run on Run
  @refetchable(queryName: "RunEventsPaginationQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" }) {
    cursor
    events(first: $first, after: $after) @connection(key: "RunEvents_events") {
      edges {
        node {
          ...RunEvents_event
        }
      }
    }
  }
`

export const event = graphql`
  fragment RunEvents_event on RunEvent {
    seq
    type
    at
    data
    persona {
      title
    }
  }
`

/** What comes after `Run.cursor`, put at the end of the list. */
export const subscription = graphql`
  subscription RunEventsSubscription($runId: ID!, $after: String, $connections: [ID!]!) {
    runEvents(runId: $runId, after: $after) {
      cursor
      caughtUp
      events @appendNode(connections: $connections, edgeTypeName: "RunEventEdge") {
        ...RunEvents_event
      }
    }
  }
`
