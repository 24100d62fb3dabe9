import { resolve } from 'node:path'

/** Where `npm run console` puts the pages. */
export const consoleDir = resolve(import.meta.dirname, '../../dist/web')
