import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import { use, useSyncExternalStore } from 'react'
import { utcText } from '../ui/instant-text.ts'
import { TimeSourceContext, useNow } from '../ui/use-now.ts'
import { type Freshness, freshness } from './freshness.ts'
import { lampRows } from './lamp-cells.ts'
import type { ServerClock } from './server-clock.ts'
import { TrustContext } from './update-countdown.tsx'
import styles from './wall-board.module.css'
import { WallFooter } from './wall-footer.tsx'
import { WallHeader } from './wall-header.tsx'
import { WallLamps } from './wall-lamps.tsx'
import type { WallScale } from './wall-scale.ts'
import { WallSections } from './wall-sections.tsx'

export interface WallBoardProps {
  readonly projection: WallProjection
  readonly isSnapshot: boolean
  readonly clock: ServerClock
  readonly scale: WallScale
  readonly isCalibrated: boolean
}

/** Renders anew only when the answer changes, not every second. */
function useFreshness(clock: ServerClock): Freshness {
  const source = use(TimeSourceContext)
  return useSyncExternalStore(source.subscribe, () => freshness(clock.ageMs() ?? 0))
}

function NotLive({ clock }: { readonly clock: ServerClock }) {
  const now = useNow(10_000)
  return (
    <p className={styles.band} role="alert">
      <b>NOT LIVE</b> since {utcText(clock.now() - (clock.ageMs() ?? 0), now)}
    </p>
  )
}

/** Data that is not live looks it, all of it: the band says so, everything else steps back. */
export function WallBoard({ projection, isSnapshot, clock, scale, isCalibrated }: WallBoardProps) {
  const isNotLive = useFreshness(clock) === 'notLive'
  const isTrusted = !isSnapshot && !isNotLive
  const lamps = lampRows(projection.lamps, scale)
  const showsUpdate = !lamps.isTerse && lamps.rows.flat().some(({ lamp }) => lamp.id === 'update')
  return (
    <TrustContext value={isTrusted}>
      <div className={styles.board} data-tier={scale.tier} data-trusted={isTrusted}>
        {isNotLive && <NotLive clock={clock} />}
        {isSnapshot && !isNotLive && (
          <p className={styles.connecting} role="status">
            Connecting. This was known at {utcText(projection.serverNow, clock.now())}
          </p>
        )}
        <main className={styles.content}>
          <WallHeader projection={projection} scale={scale} />
          <WallLamps projection={projection} lamps={lamps} />
          <WallSections projection={projection} scale={scale} />
          <WallFooter
            projection={projection}
            clock={clock}
            showsUpdate={!showsUpdate}
            isCalibrated={isCalibrated}
          />
        </main>
      </div>
    </TrustContext>
  )
}
