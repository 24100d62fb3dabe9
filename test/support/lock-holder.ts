import { lockFolder } from '../../src/store/lock-folder.ts'

// A process for tests: takes the folder it is given, says what came of it, and lives until it is told to end.
const [folder = '', url = ''] = process.argv.slice(2)
try {
  const lock = await lockFolder(folder)
  lock.announce(url)
  process.stdout.write('locked\n')
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
}
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
