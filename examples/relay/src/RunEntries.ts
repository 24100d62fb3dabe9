import { graphql } from 'react-relay'

export const run = graphql`
  fragment RunEntries_run on Run
  @refetchable(queryName: "RunEntriesPaginationQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 20 }
    after: { type: "String" }
    kind: { type: "[EntryKind!]" }
  ) {
    entries(first: $first, after: $after, kind: $kind) @connection(key: "RunEntries_entries", filters: ["kind"]) {
      edges {
        node {
          name
          kind
          title
          supersedes {
            name
          }
        }
      }
    }
  }
`
