interface Named {
  readonly name: string
  readonly absent: string | null
}

/** Providers by what one can do with them; `lab` are those that misbehave on purpose. */
export function grouped<Provider extends Named>(
  providers: readonly Provider[],
): { readonly ready: readonly Provider[]; readonly lab: readonly Provider[]; readonly missing: readonly Provider[] } {
  const here = providers.filter(({ absent }) => absent === null)
  return {
    ready: here.filter(({ name }) => !isLab(name)),
    lab: here.filter(({ name }) => isLab(name)),
    missing: providers.filter(({ absent }) => absent !== null),
  }
}

/** `offline+dropped_clause` drops clauses; `null` answers nothing of use. */
const isLab = (name: string): boolean => name.includes('+') || name === 'null'
