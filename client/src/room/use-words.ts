import { useCallback, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

/** A shared text as it is now, without space around it; empty while it is not there yet. */
export function useWords(text: Y.Text | null): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      text?.observe(listener)
      return () => text?.unobserve(listener)
    },
    [text],
  )
  return useSyncExternalStore(subscribe, () => text?.toString().trim() ?? '')
}
