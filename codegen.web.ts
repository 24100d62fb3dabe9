import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  documents: 'web/src/api/documents/*.graphql',
  generates: {
    'web/src/api/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        immutableTypes: true,
        avoidOptionals: { field: true, object: true },
        scalars: { DateTime: 'string', ID: { input: 'string', output: 'string' }, JSON: 'unknown' },
        importExtension: '.ts',
      },
    },
  },
}
export default config
