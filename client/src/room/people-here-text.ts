import type { PresentPerson } from '@warroom/shared/domain/presence.ts'

/** Who else is in a field, in a few words; empty when nobody is. Somebody away is not said to be here. */
export function peopleHereText(people: readonly PresentPerson[]): string {
  const here = people.filter((person) => person.state !== 'away')
  const [first, second] = here
  if (!first) return ''
  const typing = here.filter((person) => person.state === 'typing')
  const [typist] = typing
  if (here.length === 1) return typist ? `${typist.name} is typing here` : `${first.name} is here`
  if (typist && typing.length === 1) return `${typist.name} is typing here, ${here.length - 1} more`
  return second && here.length === 2
    ? `${first.name} and ${second.name} are here`
    : `${here.length} people are here`
}
