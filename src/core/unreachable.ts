/** Ends a `switch` over a union: the compiler refuses a case that was forgotten. Throws if reached at run time. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`)
}
