import type { Stage } from './stage.ts'

/** One moment of the score. */
export interface Cue {
  /** Minutes after the incident was declared. */
  readonly minute: number
  /** What the room sees happen, for who watches. */
  readonly tells: string
  play(stage: Stage): Promise<void> | void
}

export const cue = (minute: number, tells: string, play: Cue['play']): Cue => ({ minute, tells, play })
