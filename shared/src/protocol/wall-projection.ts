import type { ActionState } from '../domain/action.ts'
import type { HypothesisStatus } from '../domain/hypothesis.ts'
import type { IncidentId } from '../domain/ids.ts'
import type { IncidentStatus } from '../domain/incident-status.ts'
import type { Lamp } from '../domain/lamp.ts'
import type { Severity } from '../domain/severity.ts'

/** A person as the wall shows them: name, two letters, and the pattern of their flag (order of arrival). */
export interface WallPerson {
  readonly name: string
  readonly initials: string
  readonly pattern: number
}

/** Built by the server from both documents with an allow-list of fields; the wall holds no CRDT. */
export interface WallProjection {
  readonly id: IncidentId
  readonly key: string
  readonly title: string
  readonly severity: Severity
  readonly status: IncidentStatus
  readonly declaredAt: number
  readonly resolvedAt: number | null
  readonly nextUpdateDueAt: number | null
  readonly roles: readonly {
    readonly role: string
    readonly label: string
    readonly person: WallPerson | null
    readonly since: number
  }[]
  /** All lamps but `sync`, which the wall judges by itself. */
  readonly lamps: readonly Lamp[]
  readonly whatHappened: string
  readonly impact: string
  /** Confirmed, supported, testing and proposed, in that order. */
  readonly hypotheses: readonly {
    readonly id: string
    readonly number: number | null
    readonly statement: string
    readonly status: HypothesisStatus
    readonly owner: WallPerson | null
  }[]
  readonly ruledOut: number
  /** Ruled out just now, the newest first. */
  readonly newlyRuledOut: readonly {
    readonly id: string
    readonly number: number | null
    readonly statement: string
    /** The newest evidence against it; empty when there is none. */
    readonly because: string
    readonly at: number
  }[]
  /** Those that wait first, the one that ends first on top; then those decided just now. */
  readonly decisions: readonly {
    readonly id: string
    readonly number: number
    readonly statement: string
    readonly standing: 'open' | 'contested' | 'decided'
    readonly closesAt: number
  }[]
  /** Unfinished ones, the late first. */
  readonly actions: readonly {
    readonly id: string
    readonly number: number | null
    readonly title: string
    readonly state: ActionState
    readonly owner: WallPerson | null
    /** Whether the owner is on it right now. */
    readonly ownerOnIt: boolean
    /** Others who are on it right now. */
    readonly onIt: readonly WallPerson[]
    readonly timeBoxUntil: number | null
  }[]
  readonly actionsDone: number
  readonly roadblocks: readonly {
    readonly id: string
    readonly number: number
    readonly needed: string
    readonly raisedAt: number
    readonly takenBy: WallPerson | null
  }[]
  readonly people: readonly WallPerson[]
  /** How many there are of each; the lists above hold the first few, so that a wall never grows with an incident. */
  readonly totals: {
    readonly hypotheses: number
    readonly actions: number
    readonly roadblocks: number
    readonly decisions: number
    readonly people: number
  }
  /** The server's clock when this was made: the wall's countdowns and its "data n s old" start here. */
  readonly serverNow: number
}
