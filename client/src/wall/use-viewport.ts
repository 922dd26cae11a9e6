import { useEffect, useState } from 'react'
import type { Viewport } from './wall-scale.ts'

const read = (): Viewport => ({ width: window.innerWidth, height: window.innerHeight })

/** The page's own size, renewed when it or its fonts change: both change what fits. */
export function useViewport(): Viewport {
  const [viewport, setViewport] = useState(read)
  useEffect(() => {
    const renew = (): void => setViewport(read())
    window.addEventListener('resize', renew)
    document.fonts?.addEventListener('loadingdone', renew)
    void document.fonts?.ready.then(renew)
    return () => {
      window.removeEventListener('resize', renew)
      document.fonts?.removeEventListener('loadingdone', renew)
    }
  }, [])
  return viewport
}
