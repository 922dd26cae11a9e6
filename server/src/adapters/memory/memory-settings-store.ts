import type { Setting, SettingsStore } from '../../ports/settings-store.ts'

export class MemorySettingsStore implements SettingsStore {
  private readonly settings = new Map<string, Setting>()

  read: SettingsStore['read'] = async (key) => this.settings.get(key) ?? null

  list: SettingsStore['list'] = async (prefix) =>
    [...this.settings.values()]
      .filter(({ key }) => key.startsWith(prefix))
      .sort((a, b) => (a.key < b.key ? -1 : 1))

  write: SettingsStore['write'] = async ({ key, value, expected, at, by }) => {
    if ((this.settings.get(key)?.revision ?? 0) !== expected) return false
    if (value === null) this.settings.delete(key)
    else this.settings.set(key, { key, value, revision: expected + 1, at, by })
    return true
  }
}
