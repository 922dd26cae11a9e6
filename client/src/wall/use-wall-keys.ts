import { useEffect } from 'react'

export type WallKey = 'c' | 'f' | 'n' | 'd' | 'Escape'

/** Single keys of a page without fields: nothing can be typed here, so they need no switch. */
export function useWallKeys(act: (key: WallKey) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const key = event.key === 'Escape' ? event.key : event.key.toLowerCase()
      if (key === 'c' || key === 'f' || key === 'n' || key === 'd' || key === 'Escape') act(key)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [act])
}

export function toggleFullscreen(page: Document): void {
  // Refused without a keypress or where it is not allowed: then the window stays as it is.
  const change = page.fullscreenElement ? page.exitFullscreen() : page.documentElement.requestFullscreen?.()
  change?.catch(() => undefined)
}
