/** What was seen of a workspace: per incident how many rows there are of it, and one checksum over all of them. */
import { createHash, type Hash } from 'node:crypto'
import type { Table, TableRow, Value } from '../ports/workspace-tables.ts'

/** Rows of no incident: people, sessions, counters. */
const WORKSPACE = ''

const encoded = (value: Value): string | number | null =>
  value instanceof Uint8Array ? `bytes:${Buffer.from(value).toString('base64')}` : value

export class TableDigests {
  private readonly groups = new Map<string, { rows: number; readonly hash: Hash }>()
  private readonly heads = new Map<string, number>()
  private readonly logged = new Map<string, number>()

  add(table: Table, rows: readonly TableRow[]): void {
    const column = table.columns.indexOf(table.name === 'incident' ? 'id' : 'incident_id')
    for (const row of rows) {
      const incident = column < 0 ? WORKSPACE : String(row[column])
      const group = this.groups.get(incident) ?? { rows: 0, hash: createHash('sha256') }
      this.groups.set(incident, group)
      group.rows += 1
      group.hash.update(`${JSON.stringify([table.name, ...row.map(encoded)])}\n`)
      if (table.name === 'incident') this.heads.set(incident, Number(row[table.columns.indexOf('head')]))
      if (table.name === 'log') this.logged.set(incident, (this.logged.get(incident) ?? 0) + 1)
    }
  }

  get incidents(): number {
    return this.heads.size
  }

  get rows(): number {
    return [...this.groups.values()].reduce((sum, group) => sum + group.rows, 0)
  }

  /** Incidents whose log does not reach from one to its head. */
  broken(): string[] {
    return [...this.heads].filter(([id, head]) => head !== (this.logged.get(id) ?? 0)).map(([id]) => id)
  }

  /** What differs, in words; each digest can be asked once. */
  differences(other: TableDigests): string[] {
    const all = new Set([...this.groups.keys(), ...other.groups.keys()])
    return [...all].flatMap((incident) => {
      const [mine, theirs] = [this.groups.get(incident), other.groups.get(incident)]
      const name = incident === WORKSPACE ? 'the workspace' : `incident ${incident}`
      if (mine?.rows !== theirs?.rows)
        return [`${name} (${mine?.rows ?? 0} rows, ${theirs?.rows ?? 0} found)`]
      return mine?.hash.digest('hex') === theirs?.hash.digest('hex') ? [] : [`${name} (other content)`]
    })
  }
}
