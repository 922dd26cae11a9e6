/** Who is here, as the server says, kept so that an unchanged person stays the same object. */

import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { Focus, PresentPerson } from '@warroom/shared/domain/presence.ts'
import { KeyedListeners, sameItems } from './entity-store.ts'
import { type KeyedReadable, Observable } from './observable.ts'
import { focusKey } from './presence-contract.ts'

const NOBODY: readonly PresentPerson[] = Object.freeze([])

const sameFocus = (a: Focus | null, b: Focus | null): boolean =>
  a === b || (a !== null && b !== null && a.kind === b.kind && a.id === b.id)

const samePerson = (a: PresentPerson, b: PresentPerson): boolean =>
  a.name === b.name &&
  a.state === b.state &&
  a.since === b.since &&
  a.connections === b.connections &&
  sameFocus(a.focus, b.focus)

export class PresenceRoster {
  readonly people = new Observable<readonly PresentPerson[]>(NOBODY)
  private readonly me: PersonId
  private readonly groups = new Map<string, readonly PresentPerson[]>()
  private readonly listeners = new KeyedListeners()
  readonly peopleAt: KeyedReadable<readonly PresentPerson[]> = {
    get: (key) => this.groups.get(key) ?? NOBODY,
    subscribe: this.listeners.subscribe,
  }

  constructor(me: PersonId) {
    this.me = me
  }

  receive(said: readonly PresentPerson[]): void {
    const known = new Map(this.people.get().map((person) => [person.personId, person]))
    const people = said.map((person) => {
      const before = known.get(person.personId)
      return before && samePerson(before, person) ? before : Object.freeze(person)
    })
    if (sameItems(people, this.people.get())) return
    this.people.set(Object.freeze(people))
    this.regroup(people)
  }

  private regroup(people: readonly PresentPerson[]): void {
    const groups = new Map<string, PresentPerson[]>()
    for (const person of people) {
      if (!person.focus || person.personId === this.me) continue
      const key = focusKey(person.focus)
      groups.set(key, [...(groups.get(key) ?? []), person])
    }
    for (const key of new Set([...this.groups.keys(), ...groups.keys()])) {
      const after = groups.get(key) ?? NOBODY
      if (sameItems(this.groups.get(key) ?? NOBODY, after)) continue
      if (after === NOBODY) this.groups.delete(key)
      else this.groups.set(key, Object.freeze(after))
      this.listeners.tell(key)
    }
  }
}
