/** Whether something grows: what is measured again and again, its lowest values, and the line through them. */
export interface Sample {
  /** Seconds since the beginning. */
  readonly at: number
  readonly value: number
}

/** Without the last window, which may be a part of one: a single broken minute in it would stand for three. */
export function inWholeWindows(samples: readonly Sample[], windowSeconds: number): readonly Sample[] {
  const end = Math.floor((samples.at(-1)?.at ?? 0) / windowSeconds) * windowSeconds
  return samples.filter(({ at }) => at < end)
}

/** The lowest of every window: what a garbage collector leaves. */
export function lowest(samples: readonly Sample[], windowSeconds: number): Sample[] {
  const windows = new Map<number, Sample>()
  for (const sample of samples) {
    const window = Math.floor(sample.at / windowSeconds)
    const known = windows.get(window)
    if (!known || sample.value < known.value) windows.set(window, sample)
  }
  return [...windows.values()]
}

/** The middle of every window: what there usually is, whatever breaks and comes back for a moment. */
export function middle(samples: readonly Sample[], windowSeconds: number): Sample[] {
  const windows = Map.groupBy(samples, ({ at }) => Math.floor(at / windowSeconds))
  return [...windows.values()].flatMap((window) => {
    const sorted = window.toSorted((a, b) => a.value - b.value)
    return sorted[Math.floor(sorted.length / 2)] ?? []
  })
}

/** Growth per hour, by least squares; 0 for fewer than two samples. */
export function growthPerHour(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length
  const [at, value] = [mean((s) => s.at), mean((s) => s.value)]
  const spread = samples.reduce((sum, s) => sum + (s.at - at) ** 2, 0)
  if (!(spread > 0)) return 0
  return (samples.reduce((sum, s) => sum + (s.at - at) * (s.value - value), 0) / spread) * 3_600
}
