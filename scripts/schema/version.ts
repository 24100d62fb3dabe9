const parts = (version: string): readonly number[] => version.split('.').map(Number)

/** Below 0 where the first version is the older one; three numbers, no suffix. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [parts(one), parts(other)]
  return left.map((part, index) => part - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

/** Whether a version is this one or a later one. */
export const isReached = (version: string, now: string): boolean => compareVersions(version, now) <= 0
