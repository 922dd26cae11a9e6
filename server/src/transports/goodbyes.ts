/**
 * A server that stops while others go on sends its people there a few at a time: all at once they would be a flood for
 * those who have to take them in.
 */
import type { Scheduler } from '@warroom/shared/ports/clock.ts'

/** For each person; two hundred take four seconds. */
const EACH_MS = 20
const LONGEST_MS = 4_000
const SLICE_MS = 100

/** Ends one line, with a word that the client understands. */
export type Goodbye = () => void

/** In random order, so that the lines of one page do not all wait for the same moment. Resolves when all are said. */
export async function sayGoodbyes(
  goodbyes: readonly Goodbye[],
  { scheduler, random = Math.random }: { readonly scheduler: Scheduler; readonly random?: () => number },
): Promise<void> {
  const left = goodbyes
    .map((goodbye) => ({ goodbye, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ goodbye }) => goodbye)
  const slices = Math.ceil(Math.min(LONGEST_MS, left.length * EACH_MS) / SLICE_MS)
  for (let slice = slices; slice > 0; slice--) {
    for (const goodbye of left.splice(0, Math.ceil(left.length / slice))) goodbye()
    if (slice > 1) await new Promise<void>((resolve) => scheduler.after(SLICE_MS, resolve))
  }
}
