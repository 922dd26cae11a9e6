import { asPersonId } from '@warroom/shared/domain/ids.ts'
import type { Setting, SettingsStore } from '../../ports/settings-store.ts'
import type { PostgresDatabase, Row } from './database.ts'

const READ = { name: 'setting', text: 'SELECT * FROM setting WHERE key = $1' }
const LIST = {
  name: 'settings',
  text: 'SELECT * FROM setting WHERE left(key, length($1)) = $1 ORDER BY key',
}
const ADD = {
  name: 'add-setting',
  text: `INSERT INTO setting(key, revision, value, at, person_id) VALUES ($1, 1, $2, $3, $4)
    ON CONFLICT DO NOTHING RETURNING key`,
}
const CHANGE = {
  name: 'change-setting',
  text: `UPDATE setting SET revision = revision + 1, value = $2, at = $3, person_id = $4
    WHERE key = $1 AND revision = $5 RETURNING key`,
}
const TAKE_AWAY = {
  name: 'take-setting-away',
  text: 'DELETE FROM setting WHERE key = $1 AND revision = $2 RETURNING key',
}

const settingOf = (row: Row): Setting => ({
  key: String(row.key),
  revision: Number(row.revision),
  value: String(row.value),
  at: Number(row.at),
  by: row.person_id === null ? null : asPersonId(String(row.person_id)),
})

export class PostgresSettingsStore implements SettingsStore {
  private readonly database: PostgresDatabase

  constructor(database: PostgresDatabase) {
    this.database = database
  }

  read: SettingsStore['read'] = async (key) => {
    const [row] = await this.database.run(READ, [key])
    return row ? settingOf(row) : null
  }

  list: SettingsStore['list'] = async (prefix) => (await this.database.run(LIST, [prefix])).map(settingOf)

  write: SettingsStore['write'] = async ({ key, value, expected, at, by }) => {
    const rows =
      value === null
        ? await this.database.run(TAKE_AWAY, [key, expected])
        : expected === 0
          ? await this.database.run(ADD, [key, value, at, by])
          : await this.database.run(CHANGE, [key, value, at, by, expected])
    return rows.length === 1
  }
}
