import { useSyncExternalStore } from 'react'

/** A newer version of this page, fetched and waiting. It takes over only when somebody agrees, never under an incident. */
let waiting: ServiceWorker | null = null
const listeners = new Set<() => void>()

/** How often a page that stays open for days looks for a newer version. */
const LOOK_EVERY_MS = 30 * 60_000

function found(worker: ServiceWorker | null) {
  waiting = worker
  for (const listener of listeners) listener()
}

/** Registers the offline shell (written at build time) and watches for newer ones. */
export function watchForUpdates(): void {
  // Not in a plain-http context: the app then works online only.
  if (!('serviceWorker' in navigator)) return
  const register = async () => {
    const registration = await navigator.serviceWorker.register('/sw.js')
    const look = (worker: ServiceWorker | null) => {
      worker?.addEventListener('statechange', () => {
        // The very first one has nobody to replace.
        if (worker.state === 'installed' && navigator.serviceWorker.controller) found(worker)
      })
    }
    if (registration.waiting && navigator.serviceWorker.controller) found(registration.waiting)
    look(registration.installing)
    registration.addEventListener('updatefound', () => look(registration.installing))
    setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS)
  }
  // After the first paint: precaching competes with nothing that somebody is waiting for.
  addEventListener('load', () => void register().catch(() => undefined), { once: true })
}

/** Lets the waiting version take over and loads it. Edits are on this device already, so none is lost. */
export function reloadIntoUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting?.postMessage({ type: 'SKIP_WAITING' })
}

/** Whether a newer version waits; show it in words, with a button that calls `reloadIntoUpdate`. */
export const useUpdateWaiting = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => waiting !== null,
  )
