import { graphql } from 'react-relay'

export const query = graphql`
  query RunsPageQuery($status: [RunStatus!], $search: String) {
    ...RunsPage_runs @arguments(status: $status, search: $search)
  }
`

/** A list to scroll on with `usePaginationFragment`. */
export const runs = graphql`
  fragment RunsPage_runs on Query
  @refetchable(queryName: "RunsPagePaginationQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 20 }
    after: { type: "String" }
    status: { type: "[RunStatus!]" }
    search: { type: "String" }
  ) {
    runs(first: $first, after: $after, status: $status, search: $search)
      @connection(key: "RunsPage_runs", filters: ["status", "search"]) {
      edges {
        node {
          ...RunsPage_run
        }
      }
    }
  }
`

/** A row of the list. */
export const run = graphql`
  fragment RunsPage_run on Run {
    title
    status
    createdAt
    progress {
      covered
      toCover
      waitsFor
    }
  }
`

/** Rows change by themselves: Relay knows each run by its id. */
export const changes = graphql`
  subscription RunsPageSubscription($status: [RunStatus!]) {
    runs(status: $status) {
      ...RunsPage_run
    }
  }
`
