import type { DatabaseSync } from 'node:sqlite'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import type { Setting, SettingsStore } from '../../ports/settings-store.ts'
import { PreparedStatements } from './prepared-statements.ts'

const settingOf = (row: Record<string, unknown>): Setting => ({
  key: String(row.key),
  revision: Number(row.revision),
  value: String(row.value),
  at: Number(row.at),
  by: row.person_id === null ? null : asPersonId(String(row.person_id)),
})

export class SqliteSettingsStore implements SettingsStore {
  private readonly sql: PreparedStatements

  constructor(db: DatabaseSync) {
    this.sql = new PreparedStatements(db)
  }

  read: SettingsStore['read'] = async (key) => {
    const row = this.sql.prepare('SELECT * FROM setting WHERE key = ?').get(key)
    return row ? settingOf(row) : null
  }

  list: SettingsStore['list'] = async (prefix) =>
    this.sql
      .prepare('SELECT * FROM setting WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key')
      .all(prefix)
      .map(settingOf)

  write: SettingsStore['write'] = async ({ key, value, expected, at, by }) => {
    const { changes } = this.change(key, value, expected, at, by)
    return Number(changes) === 1
  }

  /** One statement each, so that nobody comes in between. */
  private change(key: string, value: string | null, expected: number, at: number, by: string | null) {
    if (value === null) {
      return this.sql.prepare('DELETE FROM setting WHERE key = ? AND revision = ?').run(key, expected)
    }
    if (expected === 0) {
      return this.sql
        .prepare('INSERT OR IGNORE INTO setting(key, revision, value, at, person_id) VALUES (?, 1, ?, ?, ?)')
        .run(key, value, at, by)
    }
    return this.sql
      .prepare(
        'UPDATE setting SET revision = revision + 1, value = ?, at = ?, person_id = ? WHERE key = ? AND revision = ?',
      )
      .run(value, at, by, key, expected)
  }
}
