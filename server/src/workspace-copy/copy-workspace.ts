/** Copies everything a workspace keeps into an empty database of another kind, and reads it back before it is kept. */
import type { Table, TableRow, WorkspaceTables } from '../ports/workspace-tables.ts'
import { TableDigests } from './table-digests.ts'

export interface Copied {
  readonly incidents: number
  readonly rows: number
}

/** Others refer to these. */
const FIRST = ['person', 'incident']
const SAY_EVERY_ROWS = 20_000

const inOrder = (tables: readonly Table[]): Table[] =>
  [...tables].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
const rank = ({ name }: Table): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)

/** Throws, in words, when nothing may be copied or the copy is not the same; the caller then drops what was written. */
export async function copyWorkspace(
  from: WorkspaceTables,
  to: WorkspaceTables,
  tell: (words: string) => void,
): Promise<Copied> {
  const tables = inOrder(await from.tables())
  const targets = inOrder(await to.tables())
  refuseOtherSchema(tables, targets)
  await refuseUsed(to, targets)
  const written = new TableDigests()
  for (const table of tables) {
    let rows = 0
    for await (const batch of rowsOf(from, table)) {
      await to.write(table, batch)
      written.add(table, batch)
      const before = rows
      rows += batch.length
      if (Math.floor(before / SAY_EVERY_ROWS) < Math.floor(rows / SAY_EVERY_ROWS)) {
        tell(`${table.name}: ${rows} rows so far`)
      }
    }
    tell(`${table.name}: ${rows} rows`)
  }
  if (written.rows === 0) throw new Error(`${from.place} holds nothing to copy.`)
  const broken = written.broken()
  if (broken.length > 0)
    throw new Error(`${from.place} is damaged: the log of ${broken.join(', ')} has gaps.`)
  tell('reading everything back …')
  const found = new TableDigests()
  for (const table of tables) {
    for await (const batch of rowsOf(to, table)) found.add(table, batch)
  }
  const differences = written.differences(found)
  if (differences.length > 0) throw new Error(`The copy is not the same: ${differences.join(', ')}.`)
  return { incidents: written.incidents, rows: written.rows }
}

/** As both kinds of database can keep it, and without the traces of health checks. */
async function* rowsOf(workspace: WorkspaceTables, table: Table): AsyncGenerator<TableRow[]> {
  const name = table.columns.indexOf('name')
  for await (const batch of workspace.read(table)) {
    yield batch
      .filter((row) => table.name !== 'counter' || row[name] !== 'canary')
      .map((row) => row.map((v) => (typeof v === 'string' ? v.replaceAll('\0', '\u{FFFD}') : v)))
  }
}

function refuseOtherSchema(tables: readonly Table[], targets: readonly Table[]): void {
  const shape = ({ name, columns, key }: Table) =>
    `${name}(${columns.toSorted().join(', ')}; ${key.join(', ')})`
  const [mine, theirs] = [tables.map(shape), targets.map(shape)]
  const odd = [...mine.filter((s) => !theirs.includes(s)), ...theirs.filter((s) => !mine.includes(s))]
  if (odd.length > 0) throw new Error(`The two databases have different tables: ${odd.join(' · ')}.`)
}

async function refuseUsed(to: WorkspaceTables, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    for await (const rows of rowsOf(to, table)) {
      if (rows.length > 0)
        throw new Error(`${to.place} is not empty (it has rows in "${table.name}"). Name an empty one.`)
    }
  }
}
