import { graphql } from 'react-relay'

/** Puts the new run at the beginning of the list; what the caller can put right is data, not an exception. */
export const mutation = graphql`
  mutation StartRunMutation($input: StartRunInput!, $connections: [ID!]!) {
    startRun(input: $input) {
      run @prependNode(connections: $connections, edgeTypeName: "RunEdge") {
        ...RunsPage_run
      }
      userErrors {
        __typename
        code
        message
        path
        ... on WorkflowInvalidError {
          at
        }
      }
    }
  }
`
