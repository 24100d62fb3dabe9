/** Takes samples until one is good, so many at most. A machine that is busy with other things spoils some, not all. */
export async function sampleUntil<Sample>(
  take: () => Promise<Sample>,
  { isGood, most }: { readonly isGood: (sample: Sample) => boolean; readonly most: number },
): Promise<readonly Sample[]> {
  const samples: Sample[] = []
  while (samples.length < most) {
    const sample = await take()
    samples.push(sample)
    if (isGood(sample)) break
  }
  return samples
}
