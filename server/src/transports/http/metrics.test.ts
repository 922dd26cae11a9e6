import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestServer } from '../../testing/test-server.ts'

const ALERTS = new URL('../../../../docs/deploy/alerts.yml', import.meta.url)

let server: TestServer
beforeEach(async () => {
  server = await new TestServer().start()
})
afterEach(() => server.stop())

const figures = async (): Promise<string> => {
  const { body } = await server.get('/metrics')
  return String(body)
}
const value = (text: string, name: string): number =>
  Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)

test('[METRIC1] every figure the alert rules watch is told', async () => {
  const told = await figures()
  const watched = new Set(readFileSync(ALERTS, 'utf8').match(/\b(wr|nodejs)_[a-z0-9_]+/g))
  expect(watched.size).toBeGreaterThan(5)
  for (const name of watched) expect(told, name).toContain(`# TYPE ${name.replace(/_bucket$/, '')} `)
})

test('[METRIC2] commits, rooms and refusals are counted, and nobody is named', async () => {
  const before = await figures()
  const { id } = await server.declare()
  const { token } = await server.person('Alice', 'responder')
  await server.post(
    `/api/v1/incidents/${id}/commands`,
    { id: 'c1', type: 'noteTimeline', text: 'Paged' },
    { token },
  )
  await server.get('/api/v1/people', { token: 'wrong' })
  await server.get('/api/v1/people', { token })
  const after = await figures()
  const grew = (name: string) => value(after, name) - (value(before, name) || 0)
  expect(grew('wr_storage_commit_seconds_count')).toBe(1)
  expect(grew('wr_room_load_seconds_count')).toBe(1)
  expect(value(after, 'wr_room_loaded')).toBe(1)
  expect(value(after, 'wr_doc_bytes')).toBeGreaterThan(0)
  expect(grew('wr_auth_failures_total{kind="bad-credentials"}')).toBe(1)
  expect(grew('wr_authz_denied_total{action="GET"}')).toBe(1)
  expect(after).not.toContain(id)
  expect(after).not.toContain('Alice')
})
