/** Keeps the screen on while the page is seen; the browser drops the lock whenever it is hidden. */
export function keepAwake(page: Document): void {
  const ask = (): void => {
    // Absent outside secure contexts, refused on low battery: the wall works without it.
    if (page.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => undefined)
  }
  page.addEventListener('visibilitychange', ask)
  ask()
}
