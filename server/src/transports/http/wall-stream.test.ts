import { EventEmitter } from 'node:events'
import { asIncidentId } from '@warroom/shared/domain/ids.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { aBoard, aRecord, someFacts } from '@warroom/shared/testing/incident-builders.ts'
import { expect, test } from 'vitest'
import { projectWall } from '../../rooms/wall-projection.ts'
import { STUCK_READER_MS, WallStream } from './wall-stream.ts'

/** A response whose buffer is full until somebody lets it drain. */
class SlowResponse extends EventEmitter {
  readonly chunks: string[] = []
  isFull = false
  isDestroyed = false

  write(chunk: string): boolean {
    this.chunks.push(chunk)
    return !this.isFull
  }

  end(): void {
    this.isDestroyed = true
  }

  destroy(): void {
    this.isDestroyed = true
  }

  drain(): void {
    this.isFull = false
    this.emit('drain')
  }
}

const titled = (title: string) =>
  projectWall(
    {
      id: asIncidentId('incident-1'),
      record: aRecord({ incident: someFacts({ title }) }),
      board: aBoard(),
      people: [],
      commanderAbsentSince: null,
    },
    0,
  )

test('[WALLP9] a slow reader skips to the newest projection, and nothing is kept for it in between', () => {
  const response = new SlowResponse()
  const stream = new WallStream(response, new FakeClock())
  response.isFull = true
  stream.projection(titled('first'))
  for (const title of ['second', 'third', 'newest']) stream.projection(titled(title))
  stream.beat(1)
  expect(response.chunks).toHaveLength(2)
  response.drain()
  expect(response.chunks).toHaveLength(3)
  expect(response.chunks.at(-1)).toContain('newest')
  stream.beat(2)
  expect(response.chunks.at(-1)).toBe('event: beat\ndata: {"serverNow":2}\n\n')
})

test('[WALLP9] a reader that takes nothing for half a minute is cut off, one that drains in time is not', () => {
  const clock = new FakeClock()
  const stuck = new SlowResponse()
  const slow = new SlowResponse()
  for (const response of [stuck, slow]) {
    const stream = new WallStream(response, clock)
    response.isFull = true
    stream.projection(titled('first'))
  }
  clock.advance(STUCK_READER_MS - 1)
  slow.drain()
  clock.advance(STUCK_READER_MS)
  expect([stuck.isDestroyed, slow.isDestroyed]).toEqual([true, false])
})
