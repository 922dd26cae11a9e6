/** Seeded randomness for tests and simulations (xoshiro128**): the same seed gives the same run, byte for byte. */
export class Rng {
  private readonly s: Uint32Array

  constructor(seed: number) {
    // splitmix32 spreads small seeds over the whole state.
    let x = seed >>> 0
    this.s = Uint32Array.from({ length: 4 }, () => {
      x = (x + 0x9e3779b9) >>> 0
      let z = x
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
      return (z ^ (z >>> 16)) >>> 0
    })
  }

  /** An unsigned 32-bit integer. */
  uint32(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.s
    const rot = (v: number, k: number): number => ((v << k) | (v >>> (32 - k))) >>> 0
    const result = Math.imul(rot(Math.imul(b, 5) >>> 0, 7), 9) >>> 0
    const t = (b << 9) >>> 0
    const c1 = c ^ a
    const d1 = d ^ b
    this.s.set([a ^ d1, b ^ c1, c1 ^ t, rot(d1 >>> 0, 11)])
    return result
  }

  /** In [0, 1). */
  float(): number {
    return this.uint32() / 2 ** 32
  }

  /** An integer in [0, below). */
  int(below: number): number {
    return Math.floor(this.float() * below)
  }

  chance(probability: number): boolean {
    return this.float() < probability
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.int(items.length)]
    if (item === undefined) throw new Error('pick from an empty list')
    return item
  }
}
