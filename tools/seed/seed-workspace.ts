import type { Actor } from '@warroom/shared/domain/actor.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { randomIds } from '../../server/src/adapters/random-ids.ts'
import { Invitations } from '../../server/src/identity/invitations.ts'
import type { IdentityStore } from '../../server/src/ports/identity-store.ts'
import type { IncidentIndex } from '../../server/src/ports/incident-index.ts'
import type { IncidentLog } from '../../server/src/ports/incident-log.ts'
import type { SettingsStore } from '../../server/src/ports/settings-store.ts'
import { checkoutErrors } from './checkout-errors.ts'
import { pastIncidents } from './past-incidents.ts'
import { seedPreparation } from './seed-preparation.ts'
import { staleSuggestions } from './stale-suggestions.ts'
import { type Somebody, STORY_PEOPLE } from './story-people.ts'

/** Where a seeded workspace is kept. */
export interface SeedStores {
  readonly log: IncidentLog
  readonly index: IncidentIndex
  readonly identity: IdentityStore
  readonly settings: SettingsStore
}

const WEEK_MS = 7 * 86_400_000

/** Whether anybody or anything is there already. */
export async function isEmpty({ index, identity }: SeedStores): Promise<boolean> {
  const { incidents } = await index.list({ limit: 1 })
  return incidents.length === 0 && (await identity.people()).length === 0
}

/**
 * Adds a company's week to a workspace and never changes what is there. Returns the secret of a single-use link that
 * brings one more admin in.
 */
export async function seedWorkspace({ log, identity, settings }: SeedStores, now: number): Promise<string> {
  const people = new Map<Somebody, Actor>()
  for (const { key, name, accountRole } of STORY_PEOPLE) {
    const actor: Actor = { personId: asPersonId(randomIds.next()), name, accountRole }
    await identity.addPerson({ ...actor, createdAt: now - WEEK_MS })
    people.set(key, actor)
  }
  const priya = people.get('priya')
  const mara = people.get('mara')
  if (!priya || !mara) throw new Error('Somebody is missing from the story')
  const { rollBack, authority } = await seedPreparation(settings, {
    admin: priya,
    responder: mara,
    ids: randomIds,
    now: now - WEEK_MS,
  })
  const theatre = { log, people, authority }
  await pastIncidents(theatre, now)
  await checkoutErrors(theatre, now, rollBack)
  await staleSuggestions(theatre, now)
  const invitations = new Invitations(identity, { clock: { now: () => now }, ids: randomIds })
  return (await invitations.invite('admin', priya.personId)).secret
}
