/** What every list of incidents promises; run on each adapter. */
import { asIncidentId } from '@warroom/shared/domain/ids.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { expect, test } from 'vitest'
import type { IncidentIndex } from '../ports/incident-index.ts'
import type { IncidentLog } from '../ports/incident-log.ts'
import { anAppend, aRow, aSummary } from './incident-log.contract.ts'

const ROWS: readonly Partial<IncidentSummary>[] = [
  { title: 'Checkout fails in EU', severity: 'sev1', status: 'investigating' },
  { title: 'Search is slow', severity: 'sev3', status: 'resolved' },
  { title: '100 % of logins fail', severity: 'sev2', status: 'declared' },
  { title: 'Wrong price_shown', severity: 'sev4', status: 'closed' },
  { title: 'Ärger mit ＡＰＩ-Schlüsseln', severity: 'sev4', status: 'closed' },
]

export function testIncidentIndex(open: () => Promise<{ log: IncidentLog; index: IncidentIndex }>): void {
  const filled = async () => {
    const { log, index } = await open()
    for (const [i, row] of ROWS.entries()) {
      const incidentId = asIncidentId(`listed-${i + 1}`)
      const summary = aSummary(incidentId, await log.allotNumber(), row)
      await log.create({ incidentId, rows: [aRow()], newClients: [], command: null, summary })
    }
    return { log, index }
  }
  const titles = (page: { incidents: readonly IncidentSummary[] }) => page.incidents.map((row) => row.title)

  test('[IDX1] the newest declaration comes first', async () => {
    const { index } = await filled()
    expect(titles(await index.list({ limit: 10 }))).toEqual(ROWS.map((row) => row.title).reverse())
  })

  test('[IDX2] filters are combined; case means nothing in any script, and signs mean themselves', async () => {
    const { index } = await filled()
    expect(
      titles(await index.list({ limit: 10, statuses: ['declared', 'investigating'], severities: ['sev1'] })),
    ).toEqual(['Checkout fails in EU'])
    expect(titles(await index.list({ limit: 10, text: 'FAIL checkout' }))).toEqual(['Checkout fails in EU'])
    expect(titles(await index.list({ limit: 10, text: '%' }))).toEqual(['100 % of logins fail'])
    expect(titles(await index.list({ limit: 10, text: 'price_' }))).toEqual(['Wrong price_shown'])
    expect(titles(await index.list({ limit: 10, text: 'SCHLÜSSEL ärger api' }))).toEqual([ROWS[4]?.title])
    expect(titles(await index.list({ limit: 10, text: 'inc-2' }))).toEqual(['Search is slow'])
    expect(titles(await index.list({ limit: 10, text: "'; DROP TABLE incident; --" }))).toEqual([])
  })

  test('[IDX3] pages follow one another without a gap or a repetition, also while incidents are declared', async () => {
    const { log, index } = await filled()
    const first = await index.list({ limit: 3 })
    const incidentId = asIncidentId('late')
    const summary = aSummary(incidentId, await log.allotNumber(), { title: 'Declared meanwhile' })
    await log.create({ incidentId, rows: [aRow()], newClients: [], command: null, summary })
    const second = await index.list({
      limit: 3,
      ...(first.nextCursor !== null && { cursor: first.nextCursor }),
    })
    expect([...titles(first), ...titles(second)]).toEqual(ROWS.map((row) => row.title).reverse())
    expect(second.nextCursor).toBeNull()
  })

  test('[IDX4] an incident is found by id and by key in any case', async () => {
    const { index } = await filled()
    expect((await index.find('listed-2'))?.title).toBe('Search is slow')
    expect((await index.find('inc-2'))?.id).toBe('listed-2')
    expect(await index.find('INC-99')).toBeNull()
  })

  test('[IDX5] a row follows its incident’s log in the same append, and knows how far it is', async () => {
    const { log, index } = await filled()
    const id = asIncidentId('listed-1')
    const summary = aSummary(id, 1, { title: 'Checkout works again', status: 'resolved' })
    await log.append(anAppend(id, { rows: [aRow(), aRow()], summary }))
    expect(await index.find(id)).toEqual({ ...summary, seq: 3 })
  })
}
