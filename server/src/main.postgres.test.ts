import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { PostgresLink } from './testing/postgres-link.ts'
import { newDatabase } from './testing/postgres-server.ts'
import { ServerProcess } from './testing/server-process.ts'

const TOKEN = 'a-token-for-the-tests-of-the-process-itself'

let directory: string
let link: PostgresLink
const running: ServerProcess[] = []
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'warroom-main-'))
  link = new PostgresLink(await newDatabase(inject('postgres')))
})
afterEach(async () => {
  for (const server of running.splice(0)) await server.kill()
  await link.discard()
  rmSync(directory, { recursive: true })
})

function start(url = link.url): ServerProcess {
  const server = new ServerProcess({ DATA_DIR: directory, WARROOM_ADMIN_TOKEN: TOKEN, DATABASE_URL: url })
  running.push(server)
  return server
}

async function ask(url: string, path: string, body?: unknown) {
  const response = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const severity = (id: string, to: string) => ({ id, type: 'changeSeverity', severity: to })

test('[PG16] a server killed on PostgreSQL finds everything it had answered, and writes nothing into DATA_DIR', async () => {
  const first = start()
  const url = await first.ready()
  const { body } = await ask(url, '/api/v1/incidents', { title: 'Checkout errors' })
  const commands = `/api/v1/incidents/${body.id}/commands`
  const answered = await ask(url, commands, severity('c-1', 'sev1'))
  await first.kill()

  const again = await start().ready()
  const found = await ask(again, `/api/v1/incidents/${body.id}`)
  expect(found.body).toMatchObject({ title: 'Checkout errors', severity: 'sev1' })
  expect(await ask(again, commands, severity('c-1', 'sev1'))).toEqual(answered)
  expect(readdirSync(directory)).toEqual([])
})

test('[PG17] without its database a running server says so, refuses commands and forgets none; with it everything goes on', async () => {
  const url = await start().ready()
  const { body } = await ask(url, '/api/v1/incidents', { title: 'Checkout errors' })
  const commands = `/api/v1/incidents/${body.id}/commands`
  link.cut()
  expect((await ask(url, commands, severity('c-1', 'sev1'))).status).toBe(503)
  expect((await fetch(`${url}/livez`)).status).toBe(200)
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 10_000 }).toBe(503)
  link.restore()
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 10_000 }).toBe(200)
  expect(await ask(url, commands, severity('c-1', 'sev1'))).toMatchObject({ status: 200, body: { ok: true } })
  expect((await ask(url, `/api/v1/incidents/${body.id}`)).body).toMatchObject({ severity: 'sev1' })
})

test('[PG18] a database that cannot be used stops the start in one sentence that names DATABASE_URL and no password', async () => {
  const server = start('postgres://alice:hunter2@127.0.0.1:1/war')
  expect(await server.exit()).toBe(1)
  expect(server.words).toBe(
    'DATABASE_URL: postgres://alice@127.0.0.1:1/war cannot be used: nothing listens there.\n',
  )
})
