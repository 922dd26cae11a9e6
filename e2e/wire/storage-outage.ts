/** What people meet when storage takes no more writes, and when it does again. */
import { io } from 'socket.io-client'
import { expect } from 'vitest'
import type { RunningServer } from './running-server.ts'
import { openStock, synced } from './stock-provider.ts'

const eventually = { timeout: 20_000, interval: 50 }

export async function storageOutage(
  server: RunningServer,
  outage: { readonly begin: () => Promise<void> | void; readonly end: () => Promise<void> | void },
  closers: (() => void)[],
): Promise<void> {
  const [alice, bob] = [await server.person('Alice'), await server.person('Bob')]
  const id = await server.declare()
  const [a, b] = [openStock(server, alice, id), openStock(server, bob, id)]
  closers.push(
    () => a.destroy(),
    () => b.destroy(),
  )
  a.provider.maxBackoffTime = 500
  await Promise.all([synced(a), synced(b)])
  const notices: string[] = []
  const line = io(server.url, { transports: ['websocket'], auth: { token: bob.token } })
  closers.push(() => line.disconnect())
  line.on('notice', ({ kind }) => notices.push(kind))
  await new Promise<void>((resolve) => line.once('connect', () => resolve()))
  const ready = async () => (await server.call('GET', '/readyz')).status
  const notes = async () =>
    (await server.call<{ notes: string }>('GET', `/api/v1/incidents/${id}`)).body.notes
  a.doc.getText('notes').insert(0, 'before; ')
  await expect.poll(notes, eventually).toBe('before; ')

  await outage.begin()
  const cut: number[] = []
  const readerCut: number[] = []
  a.provider.on('connection-close', (event) => cut.push((event as { code: number } | null)?.code ?? 0))
  b.provider.on('connection-close', (event) => readerCut.push((event as { code: number } | null)?.code ?? 0))
  // The log may still have a little room in what it has taken from the disk already.
  for (let i = 0; i < 400 && cut.length === 0; i++) {
    a.doc.getText('notes').insert(0, `${i}: ${'x'.repeat(2_000)}; `)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(cut[0]).toBe(4503)
  await expect.poll(() => notices, eventually).toEqual(['storage'])
  await expect.poll(ready, eventually).toBe(503)
  const held = await notes()
  expect(held).toContain('before; ')
  const refused = await server.command(id, { id: 'c1', type: 'changeSeverity', severity: 'sev1' }, bob.token)
  expect(refused.status).toBe(503)
  expect(readerCut).toEqual([])
  expect(b.doc.getText('notes').toString()).toBe(held)

  await outage.end()
  const written = a.doc.getText('notes').toString()
  await expect.poll(() => notices, eventually).toEqual(['storage', 'storageBack'])
  await expect.poll(notes, eventually).toBe(written)
  await expect.poll(() => b.doc.getText('notes').toString(), eventually).toBe(written)
  await expect.poll(ready, eventually).toBe(200)
  const again = await server.command(id, { id: 'c1', type: 'changeSeverity', severity: 'sev1' }, bob.token)
  expect(again.status).toBe(200)
}
