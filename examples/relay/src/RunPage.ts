import { graphql } from 'react-relay'

/** Whatever has a global id is found by it. */
export const query = graphql`
  query RunPageQuery($id: ID!) {
    node(id: $id) {
      ... on Run @alias(as: "run") {
        ...RunPage_run
        ...RunHandoffs_run
        ...RunEntries_run
        ...RunEvents_run
      }
    }
  }
`

/** Read anew with `useRefetchableFragment`. */
export const run = graphql`
  fragment RunPage_run on Run @refetchable(queryName: "RunPageRefetchQuery") {
    title
    status
    cursor
    requirements {
      clauses {
        name: id
        text
        status
      }
    }
    team {
      persona {
        title
      }
      steps
    }
    usage {
      calls
      costUsd
    }
    error {
      code
      message
    }
  }
`
