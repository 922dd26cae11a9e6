import { useSyncExternalStore } from 'react'

export interface LocalSetting<T extends string> {
  get(): T
  set(value: T): void
  /** Calls back when it changes, in this tab or another; returns the way to stop. */
  subscribe(listener: () => void): () => void
}

/** A choice kept on this device; the first of `allowed` is the default. Without storage it lasts as long as the page. */
export function localSetting<T extends string>(key: string, allowed: readonly [T, ...T[]]): LocalSetting<T> {
  const listeners = new Set<() => void>()
  const parse = (raw: string | null): T => allowed.find((a) => a === raw) ?? allowed[0]
  let value = parse(read(key))
  const change = (next: T) => {
    if (next === value) return
    value = next
    for (const listener of listeners) listener()
  }
  globalThis.addEventListener?.('storage', (event) => {
    if (event.key === key) change(parse(event.newValue))
  })
  return {
    get: () => value,
    set(next) {
      try {
        localStorage.setItem(key, next)
      } catch {
        // Storage is full or forbidden: the choice still holds for this page.
      }
      change(next)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export const useLocalSetting = <T extends string>(setting: LocalSetting<T>): T =>
  useSyncExternalStore(setting.subscribe, setting.get)
