import type { Cue } from './cue.ts'
import { END } from './score-end.ts'
import { MITIGATION } from './score-mitigation.ts'
import { SEARCH } from './score-search.ts'
import type { Stage } from './stage.ts'

/** Two hours, by minute. */
export const SCORE: readonly Cue[] = [...SEARCH, ...MITIGATION, ...END]

/** Plays the whole score; `tells` hears each moment as it comes. Throws, naming the moment, when one cannot be played. */
export async function play(stage: Stage, tells: (cue: Cue) => void): Promise<void> {
  for (const cue of SCORE) {
    await stage.clock.minute(cue.minute)
    tells(cue)
    try {
      await cue.play(stage)
    } catch (cause) {
      throw new Error(`Minute ${cue.minute}, “${cue.tells}”: ${(cause as Error).message}`, { cause })
    }
  }
}
