interface Named {
  readonly name: string
  readonly isDefault: boolean
}

/** Providers that people choose, and how many there are besides: drills (`offline+…`) and the one of benchmarks. */
export function forPeople<Provider extends Named>(
  providers: readonly Provider[],
): { readonly shown: readonly Provider[]; readonly folded: number } {
  const shown = providers.filter(({ name, isDefault }) => isDefault || !(name.includes('+') || name === 'null'))
  return { shown, folded: providers.length - shown.length }
}
