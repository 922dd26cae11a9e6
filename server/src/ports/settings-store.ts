import type { PersonId } from '@warroom/shared/domain/ids.ts'

/** What a workspace has written down beforehand: runbooks, what a commander may do. Small values under names. */
export interface Setting {
  readonly key: string
  /** From 1, one more with each change. */
  readonly revision: number
  /** JSON. */
  readonly value: string
  readonly at: number
  readonly by: PersonId | null
}

export interface SettingWrite {
  readonly key: string
  /** `null` takes it away. */
  readonly value: string | null
  /** The revision it was read at; 0 when there was none. */
  readonly expected: number
  readonly at: number
  readonly by: PersonId | null
}

export interface SettingsStore {
  read(key: string): Promise<Setting | null>
  /** All whose key begins so, by key; bytes compared. */
  list(prefix: string): Promise<readonly Setting[]>
  /** Durable when it resolves. False, and nothing is changed, when it has another revision by now. */
  write(write: SettingWrite): Promise<boolean>
}
