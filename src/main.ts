import { type Config, readConfig } from './config.ts'
import { InvalidInput } from './core/errors.ts'
import { serve } from './serve.ts'

/** null: they cannot be used, and why has been said. */
function settings(): Config | null {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    console.error(error.message)
    process.exitCode = 1
    return null
  }
}

const config = settings()
if (config !== null) await serve(config)
