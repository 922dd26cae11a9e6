import { asPersonId } from '@warroom/shared/domain/ids.ts'
import type { Focus, PresenceState, PresentPerson } from '@warroom/shared/domain/presence.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { expect, test } from 'vitest'
import { OwnPresence } from './own-presence.ts'
import { peopleHereText } from './people-here-text.ts'
import { PresenceRoster } from './presence-roster.ts'

function person(name: string, focus: Focus | null = null, state: PresenceState = 'active'): PresentPerson {
  return { personId: asPersonId(name), name, focus, state, since: 0, connections: 1 }
}

function me() {
  const clock = new FakeClock()
  const told: string[] = []
  const page = { hidden: false, line: true }
  const own = new OwnPresence({
    clock,
    isHidden: () => page.hidden,
    tell: (focus, state) => {
      if (page.line) told.push(`${focus?.id ?? 'nowhere'} ${state}`)
      return page.line
    },
  })
  return { clock, told, page, own }
}

test('[ROOM11] without input a person is idle after a minute and away after five, and back with the next touch', () => {
  const { clock, told, own } = me()
  own.focusOn({ kind: 'action', id: 'a' })
  clock.advance(60_000)
  clock.advance(4 * 60_000)
  clock.advance(60 * 60_000)
  own.active()
  expect(told).toEqual(['a active', 'a idle', 'a away', 'a active'])
})

test('[ROOM11] a hidden tab is away at once; typing lasts three seconds', () => {
  const { clock, told, page, own } = me()
  own.typing()
  clock.advance(3_000)
  page.hidden = true
  own.look()
  clock.advance(200)
  expect(told).toEqual(['nowhere typing', 'nowhere active', 'nowhere away'])
})

test('[ROOM12] running through the cards tells at most five places a second, the last one among them', () => {
  const { clock, told, own } = me()
  for (let i = 0; i < 100; i++) {
    own.focusOn({ kind: 'action', id: `a${i}` })
    clock.advance(10)
  }
  clock.advance(200)
  expect(told.length).toBeLessThanOrEqual(7)
  expect(told.at(-1)).toBe('a99 active')
})

test('[ROOM12] what could not be told is told when there is a line again, and again on each new one', () => {
  const { told, page, own } = me()
  page.line = false
  own.focusOn({ kind: 'action', id: 'a' })
  page.line = true
  own.tellAgain()
  own.tellAgain()
  expect(told[0]).toBe('a active')
})

test('[ROOM12] leaving a field that was already left for another changes nothing', () => {
  const { clock, told, own } = me()
  own.focusOn({ kind: 'text', id: 'notes' })
  own.focusOn({ kind: 'text', id: 'impact' })
  own.leave({ kind: 'text', id: 'notes' })
  clock.advance(200)
  expect(told).toEqual(['notes active', 'impact active'])
})

test('[ROOM13] whoever did not move stays the same object, and only the fields they left or came to are told', () => {
  const roster = new PresenceRoster(asPersonId('Alice'))
  const onCard = { kind: 'action', id: 'a' }
  roster.receive([person('Alice', onCard), person('Bob', onCard), person('Carol')])
  const bob = roster.peopleAt.get('action:a')
  expect(bob.map((p) => p.name)).toEqual(['Bob'])
  const told: string[] = []
  roster.peopleAt.subscribe('action:a', () => told.push('a'))
  roster.peopleAt.subscribe('action:b', () => told.push('b'))
  roster.receive([
    person('Alice', onCard),
    person('Bob', onCard),
    person('Carol', { kind: 'action', id: 'b' }),
  ])
  expect(told).toEqual(['b'])
  expect(roster.peopleAt.get('action:a')).toBe(bob)
  const people = roster.people.get()
  roster.receive(structuredClone([...people]))
  expect(roster.people.get()).toBe(people)
  roster.receive([person('Alice')])
  expect(roster.peopleAt.get('action:a')).toEqual([])
})

test('[ROOM14] who else is in a field is said in a few words, and nobody away is said to be here', () => {
  expect(peopleHereText([])).toBe('')
  expect(peopleHereText([person('Bob')])).toBe('Bob is here')
  expect(peopleHereText([person('Bob', null, 'typing')])).toBe('Bob is typing here')
  expect(peopleHereText([person('Bob'), person('Carol')])).toBe('Bob and Carol are here')
  expect(peopleHereText([person('Bob', null, 'typing'), person('Carol')])).toBe('Bob is typing here, 1 more')
  expect(peopleHereText([person('Bob', null, 'away'), person('Carol')])).toBe('Carol is here')
  expect(peopleHereText(['A', 'B', 'C'].map((name) => person(name)))).toBe('3 people are here')
})
