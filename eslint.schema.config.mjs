import graphql from '@graphql-eslint/eslint-plugin'

/**
 * The conventions of `schema/`, for `npm run check`. TypeScript is oxlint's; this looks at the SDL alone.
 * Decision 0031 says what the conventions are for.
 */
const mutation = ':matches(ObjectTypeDefinition, ObjectTypeExtension)[name.value=Mutation] > FieldDefinition'

/** What the rules of the library do not say. */
const own = [
  {
    selector: `${mutation}[arguments.length!=1]`,
    message: 'Expected one argument, `input`, which holds whatever the mutation needs.',
  },
  {
    selector: `${mutation} > InputValueDefinition[gqlType.kind!=NonNullType]`,
    message: 'Expected `input` to be required: `input: …Input!`.',
  },
  {
    selector: `${mutation}[gqlType.gqlType.name.value!=/Payload$/]`,
    message: 'Expected a payload that is never null: `…Payload!`.',
  },
  {
    selector:
      'ObjectTypeDefinition[name.value=/Payload$/]:not(:has(> FieldDefinition[name.value=/^(userErrors|cursor)$/]))',
    message: 'Expected `userErrors: [UserError!]!`, or `cursor` where it is a part of a stream.',
  },
  {
    selector: 'FieldDefinition[name.value=userErrors]:not([gqlType.gqlType.gqlType.gqlType.name.value=UserError])',
    message: 'Expected `userErrors: [UserError!]!`.',
  },
  {
    selector: 'ObjectTypeDefinition:has(> NamedType[name.value=UserError])[name.value!=/Error$/]',
    message: 'Expected the name of a user error to end in `Error`.',
  },
  {
    // Released without: a key is nobody's node, and a lost node's id is that of the ClusterNode that it was.
    selector:
      'ObjectTypeDefinition[name.value!=/^(ApiKey|LostNode)$/]:not(:has(> NamedType[name.value=Node])):has(> FieldDefinition[name.value=id][gqlType.gqlType.name.value=ID])',
    message: 'Expected `implements Node`: what has a global id is found by `node(id:)`.',
  },
  {
    // Clients that keep what they read by `id` would take two things for one. Released so: clauses (`C7`) and parked messages.
    selector:
      'ObjectTypeDefinition[name.value!=/^(Clause|ParkedMessage)$/] > FieldDefinition[name.value=id]:not([gqlType.gqlType.name.value=ID])',
    message: 'Expected `id: ID!`: what is unique only within something else is a `name`.',
  },
  {
    selector:
      'FieldDefinition:has(NamedType[name.value=/Connection$/]) > InputValueDefinition[name.value=first]:not([defaultValue.value="20"])',
    message: 'Expected `first: Int = 20`.',
  },
]

export default [
  {
    files: ['schema/*.graphql'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: 'schema/*.graphql' } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      'no-restricted-syntax': ['error', ...own],
      '@graphql-eslint/input-name': 'error',
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          // The one argument of a mutation, which its type describes.
          ignoredSelectors: ['FieldDefinition > InputValueDefinition[name.value=input]'],
        },
      ],
      // Lists are read forwards: a log grows at its end, and lists of runs begin with the newest.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // A list that is never long is a list: the steps of a run, the tests of a report.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
      ],
      // Most types are parts of another and have no identity. Those that have one implement Node, which demands its id.
      '@graphql-eslint/strict-id-in-types': 'off',
      // A sentence takes a line, several take a block: both are read as the same.
      '@graphql-eslint/description-style': 'off',
    },
  },
]
