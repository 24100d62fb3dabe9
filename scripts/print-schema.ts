import { printSchema } from 'graphql'
import { schemaNow } from './schema/releases.ts'

/** Writes `schema/` as one document to standard output, for tools that read no more than a file. */
console.log(printSchema(schemaNow()))
