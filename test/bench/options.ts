/** Throws where an option is given that the benchmark does not have. */
export function checkOptions(args: readonly string[], names: readonly string[]): void {
  const wrong = args.find((arg) => arg.startsWith('--') && !names.includes(arg.slice(2)))
  if (wrong === undefined) return
  throw new Error(`Found ${wrong}, expected some of ${names.map((name) => `--${name}`).join(', ')}.`)
}

/** The text after `--name`, or what holds where it is not given. */
export function textOption(args: readonly string[], name: string, otherwise: string): string {
  const at = args.indexOf(`--${name}`)
  if (at === -1) return otherwise
  const value = args[at + 1]
  if (value === undefined || value.startsWith('--')) throw new Error(`Found nothing after --${name}, expected a value.`)
  return value
}

/** The whole number after `--name`, or what holds where it is not given. */
export function numberOption(args: readonly string[], name: string, otherwise: number): number {
  const text = textOption(args, name, String(otherwise))
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`Found "${text}" after --${name}, expected a whole number from 1.`)
  return Number(text)
}
