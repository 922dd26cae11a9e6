/** Menus, lists and panels, loaded while nobody waits for them: the first press finds them here, also without a line. */
export function loadOverlays(): () => void {
  const load = () => {
    // One that cannot be loaded now is asked for again when it is opened.
    void Promise.allSettled([
      import('./anchored-menu-list.tsx'),
      import('./floating-panel.tsx'),
      import('./select-list.tsx'),
    ])
  }
  // Safari has no idle callback.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(load, 1_000)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(load, { timeout: 5_000 })
  return () => cancelIdleCallback(idle)
}
