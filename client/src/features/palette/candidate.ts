import type { HypothesisStatus } from '@warroom/shared/domain/hypothesis.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { CommandCall } from '../../room/command-sender.ts'
import type { Ambient } from '../../ui/ambient.ts'
import type { ClockZone } from '../../ui/clock-zone.ts'

/** What can be put on the clipboard as text for a chat. */
export type Copied = 'summary' | 'link' | { readonly anchor: string }

/** What a line of the palette does when it is chosen; carried out by whoever opened the palette. */
export type PaletteAct =
  | { readonly do: 'open'; readonly path: string }
  | { readonly do: 'jump'; readonly anchor: string }
  | { readonly do: 'light'; readonly light: Ambient }
  | { readonly do: 'zone'; readonly zone: ClockZone }
  | { readonly do: 'copy'; readonly what: Copied }
  /** Puts the beginning of a sentence into the field, to be gone on with. */
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'ask'; readonly command: CommandCall }
  | { readonly do: 'action'; readonly id: string; readonly how: ActionHow }
  | { readonly do: 'assign'; readonly id: string; readonly owner: PersonId; readonly name: string }
  | { readonly do: 'takeHypothesis'; readonly id: string }
  | {
      readonly do: 'hypothesis'
      readonly id: string
      readonly status: HypothesisStatus
      /** Written down as evidence; empty when nothing was said. */
      readonly because: string
    }

export type ActionHow = 'done' | 'open' | 'doing' | 'dropped' | 'take'

export const CANDIDATE_GROUPS = ['Do', 'On this board', 'Incidents', 'Screens', 'Begin with'] as const
export type CandidateGroup = (typeof CANDIDATE_GROUPS)[number]

/** One line of the palette. */
export interface Candidate {
  readonly id: string
  readonly group: CandidateGroup
  /** What it will do, or where it leads, as a sentence. */
  readonly label: string
  readonly detail?: string
  /** In the keymap's spelling: people learn the keys here. */
  readonly shortcut?: string
  /** Why it cannot be done now, in words; `null` when it can. */
  readonly offBecause: string | null
  readonly act: PaletteAct
}
