/** The positions of the names that were already there earlier in the list. */
export function duplicates(names: readonly string[]): { readonly name: string; readonly index: number }[] {
  const seen = new Set<string>()
  return names.flatMap((name, index) => {
    if (seen.has(name)) return [{ name, index }]
    seen.add(name)
    return []
  })
}
