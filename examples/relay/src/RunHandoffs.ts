import { graphql } from 'react-relay'

export const run = graphql`
  fragment RunHandoffs_run on Run
  @refetchable(queryName: "RunHandoffsPaginationQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" }) {
    handoffs(first: $first, after: $after) @connection(key: "RunHandoffs_handoffs") {
      edges {
        node {
          at
          from {
            title
          }
          to {
            title
          }
          entries {
            name
            title
          }
        }
      }
    }
  }
`
