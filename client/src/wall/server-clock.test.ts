import { expect, test } from 'vitest'
import { freshness } from './freshness.ts'
import { ServerClock } from './server-clock.ts'

class Device {
  wallMs = 1_000_000
  steadyMs = 500
  readonly clocks = { wall: () => this.wallMs, steady: () => this.steadyMs }
  pass(ms: number): void {
    this.wallMs += ms
    this.steadyMs += ms
  }
}

test('[WALL6] clocks run on the server’s time, by the quickest of the last beats', () => {
  const device = new Device()
  const clock = new ServerClock(device.clocks)
  expect(clock.now()).toBe(device.wallMs)
  const server = (travelMs: number) => device.wallMs + 60_000 - travelMs
  for (const travelMs of [400, 30, 900]) {
    clock.hear(server(travelMs))
    device.pass(5_000)
  }
  expect(clock.now()).toBe(device.wallMs + 60_000 - 30)
})

test('[WALL6] a clock that somebody sets is followed with the next beat', () => {
  const device = new Device()
  const clock = new ServerClock(device.clocks)
  let serverNow = device.wallMs
  const beat = () => {
    device.pass(5_000)
    serverNow += 5_000
    clock.hear(serverNow)
  }
  beat()
  device.wallMs += 3_600_000
  beat()
  expect(clock.now()).toBe(serverNow)
  device.wallMs -= 7_200_000
  beat()
  expect(clock.now()).toBe(serverNow)
})

test('[WALL7] data is as old as the older of two clocks says: neither sleep nor a set clock makes it young', () => {
  const device = new Device()
  const clock = new ServerClock(device.clocks)
  expect(clock.ageMs()).toBeNull()
  clock.hear(0)
  // The machine slept: only the wall clock moved.
  device.wallMs += 90_000
  expect(clock.ageMs()).toBe(90_000)
  clock.hear(0)
  // Somebody set the clock back.
  device.wallMs -= 3_600_000
  device.steadyMs += 20_000
  expect(clock.ageMs()).toBe(20_000)
})

test('[WALL7] data is late after 10 s and not live after 60 s', () => {
  expect([0, 10_000, 10_001, 60_000, 60_001].map(freshness)).toEqual([
    'live',
    'live',
    'late',
    'late',
    'notLive',
  ])
})
