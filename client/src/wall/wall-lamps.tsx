import type { Lamp } from '@warroom/shared/domain/lamp.ts'
import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import { LampShape } from '../ui/lamp-shape.tsx'
import { ClampedText } from './clamped-text.tsx'
import { causeAndAge, isLit, type LampCell, type LampRows } from './lamp-cells.ts'
import { UpdateCountdown } from './update-countdown.tsx'
import styles from './wall-lamps.module.css'

function Detail({ lamp, projection }: { readonly lamp: Lamp; readonly projection: WallProjection }) {
  if (lamp.id === 'update') return <UpdateCountdown dueAt={projection.nextUpdateDueAt} />
  if (!isLit(lamp)) return <>none</>
  const { cause, age } = causeAndAge(lamp.detail)
  if (cause && age) return <ClampedText texts={[`${cause}, ${age}`, cause]} lines={1} />
  return <ClampedText texts={[cause || age]} lines={1} />
}

/** Lit lamps share the width and shorten their cause; an unlit one is never narrower than its words. */
const trackOf = ({ lamp, weight }: LampCell): string =>
  isLit(lamp) ? `minmax(0, ${weight}fr)` : `minmax(max-content, ${weight}fr)`

/** Darkness must say that it is calm, or it could be a wall without data. */
function Calm() {
  return (
    <p className={styles.calm}>
      <LampShape level="normal" size="calc(20 * var(--am))" />
      Nothing late, blocked or unowned
    </p>
  )
}

/** The annunciator. */
export function WallLamps({
  projection,
  lamps,
}: {
  readonly projection: WallProjection
  readonly lamps: LampRows
}) {
  if (lamps.rows.length === 0) return <Calm />
  return (
    <div className={styles.lamps} data-terse={lamps.isTerse || undefined}>
      {lamps.rows.map((row, at) => (
        <ul
          // biome-ignore lint/suspicious/noArrayIndexKey: a lamp that stays must not pulse again when another joins it.
          key={at}
          className={styles.row}
          style={{ gridTemplateColumns: row.map(trackOf).join(' ') }}
        >
          {row.map(({ lamp }) => (
            <li key={lamp.id} className={styles.lamp} data-level={lamp.level} data-lamp={lamp.id}>
              <LampShape level={lamp.level} size="calc(20 * var(--am))" />
              <span className={styles.words}>
                <span className={styles.label} data-static={isLit(lamp) ? undefined : ''}>
                  <ClampedText texts={[lamp.label]} lines={1} />
                </span>
                {!lamps.isTerse && (
                  <b className={styles.detail}>
                    <Detail lamp={lamp} projection={projection} />
                  </b>
                )}
              </span>
            </li>
          ))}
        </ul>
      ))}
    </div>
  )
}
