/** What a commander of this workspace may do without asking, written down before anything burns (FIELD 10). */
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { AUTHORITIES, type AuthorityCard, USUAL_AUTHORITY } from '@warroom/shared/domain/authority.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { SettingsStore } from '../ports/settings-store.ts'

const KEY = 'authority'

export class DefaultAuthority {
  private readonly store: SettingsStore
  private readonly clock: Clock

  constructor(store: SettingsStore, clock: Clock) {
    this.store = store
    this.clock = clock
  }

  async read(): Promise<{ readonly authority: AuthorityCard; readonly revision: number }> {
    const kept = await this.store.read(KEY)
    return { authority: kept ? cardOf(kept.value) : USUAL_AUTHORITY, revision: kept?.revision ?? 0 }
  }

  /** False when somebody else changed it since `revision`. */
  write(authority: AuthorityCard, revision: number, { personId }: Actor): Promise<boolean> {
    const value = JSON.stringify(authority)
    return this.store.write({ key: KEY, value, expected: revision, at: this.clock.now(), by: personId })
  }
}

/** A point that a newer version added, or this one no longer knows, is as usual. */
function cardOf(value: string): AuthorityCard {
  const kept = JSON.parse(value) as Partial<AuthorityCard>
  const points = AUTHORITIES.map(
    (authority) => [authority, kept[authority] ?? USUAL_AUTHORITY[authority]] as const,
  )
  return Object.fromEntries(points) as AuthorityCard
}
