import { Suspense } from 'react'
import { useCatchUp } from '../room/use-catch-up.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import styles from './board-screen.module.css'
import { useHandsFree } from './use-hands-free.ts'

const CatchUpCard = lazyPart(async () => (await import('../features/catch-up/catch-up-card.tsx')).CatchUpCard)

/** First of the centre column; loaded when somebody has to be told. It comes in above what may be typed in, so it waits. */
export function CatchUp({ onJump }: { readonly onJump: (anchor: string) => void }) {
  const { need } = useCatchUp()
  const mayShow = useHandsFree(need !== null)
  if (!mayShow) return null
  return (
    <div className={styles.catchUp}>
      <RegionBoundary name="What you missed">
        <Suspense>
          <CatchUpCard onJump={onJump} />
        </Suspense>
      </RegionBoundary>
    </div>
  )
}
