import { useCallback, useSyncExternalStore } from 'react'
import type { KeyedReadable, Readable } from './observable.ts'

export const useReadable = <T>(readable: Readable<T>): T =>
  useSyncExternalStore(readable.subscribe, readable.get)

/** Re-renders only when this key's value changes. */
export function useKeyed<T>(readable: KeyedReadable<T>, key: string): T {
  const subscribe = useCallback((tell: () => void) => readable.subscribe(key, tell), [readable, key])
  return useSyncExternalStore(subscribe, () => readable.get(key))
}
