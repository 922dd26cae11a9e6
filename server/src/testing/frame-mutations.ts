/** Ways a frame can be wrong: flipped, cut, spliced, repeated, with numbers beyond all bounds. Seeded. */
import type { Rng } from '@warroom/shared/testing/rng.ts'

const HUGE_VARINTS = [
  [255, 255, 255, 255, 15],
  [255, 255, 255, 255, 255, 255, 255, 15],
  [128, 128, 128, 128, 128, 128, 128, 128, 128, 1],
]

type Mutation = (frame: Uint8Array, other: Uint8Array, rng: Rng) => Uint8Array

const at = (frame: Uint8Array, rng: Rng): number => rng.int(Math.max(1, frame.length))
const join = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

const MUTATIONS: readonly Mutation[] = [
  (frame, _other, rng) => {
    const copy = frame.slice()
    const index = at(copy, rng)
    copy[index] = (copy[index] ?? 0) ^ (1 << rng.int(8))
    return copy
  },
  (frame, _other, rng) => {
    const copy = frame.slice()
    for (let i = 0; i < 4; i++) copy[at(copy, rng)] = rng.int(256)
    return copy
  },
  (frame, _other, rng) => frame.slice(0, at(frame, rng)),
  (frame, other, rng) => join(frame.subarray(0, at(frame, rng)), other.subarray(at(other, rng))),
  (frame, _other, rng) => {
    const index = at(frame, rng)
    return join(frame.subarray(0, index), rng.pick(HUGE_VARINTS), frame.subarray(index))
  },
  (frame, _other, rng) => {
    const index = at(frame, rng)
    return join(frame.subarray(0, index), frame.subarray(Math.max(0, index - 8)))
  },
  (_frame, _other, rng) => Uint8Array.from({ length: rng.int(40) }, () => rng.int(256)),
  (frame, _other, rng) => join([rng.int(120)], frame.subarray(1)),
]

export function mutate(frame: Uint8Array, other: Uint8Array, rng: Rng): Uint8Array {
  let mutated = frame
  for (let i = 0; i <= rng.int(2); i++) mutated = rng.pick(MUTATIONS)(mutated, other, rng)
  return mutated
}
