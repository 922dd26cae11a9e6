import styles from './seat-screen.module.css'
import { bigger, DIAGONALS_INCHES, SEATS_METRES, type SeatSetting } from './seat-setting.ts'

interface ChoiceProps {
  readonly label: string
  readonly unit: string
  readonly values: readonly number[]
  readonly value: number
  readonly choose: (value: number) => void
}

function Choice({ label, unit, values, value, choose }: ChoiceProps) {
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      {values.map((each) => (
        <button key={each} type="button" aria-pressed={each === value} onClick={() => choose(each)}>
          {each} {unit}
        </button>
      ))}
    </fieldset>
  )
}

export interface SeatScreenProps {
  readonly setting: SeatSetting
  readonly isTooFar: boolean
  /** Tried at once, so that the letters below are the ones of the wall. */
  readonly change: (setting: SeatSetting) => void
  readonly keep: (setting: SeatSetting) => void
}

/** Fits the letters to the room: how large the screen is, how far the farthest person sits, and whether they can read. */
export function SeatScreen({ setting, isTooFar, change, keep }: SeatScreenProps) {
  return (
    <main className={styles.screen}>
      <h1>Fit this screen to the room</h1>
      <Choice
        label="Screen diagonal"
        unit="in"
        values={DIAGONALS_INCHES}
        value={setting.diagonalInches}
        choose={(diagonalInches) => change({ ...setting, diagonalInches })}
      />
      <Choice
        label="Farthest seat"
        unit="m"
        values={SEATS_METRES}
        value={setting.seatMetres}
        choose={(seatMetres) => change({ ...setting, seatMetres })}
      />
      <div>
        <h2>Can the farthest person read this?</h2>
        <p className={styles.acuity}>E D F C Z P 4 7 0 8</p>
        {isTooFar && (
          <p className={styles.tooFar}>
            That seat is too far for this screen. Letters are as large as the wall allows.
          </p>
        )}
        <div className={styles.choice}>
          <button type="button" className={styles.go} onClick={() => keep(setting)}>
            Yes, keep it
          </button>
          <button type="button" onClick={() => change(bigger(setting))}>
            Bigger
          </button>
          <button type="button" onClick={() => change({ ...setting, zoom: 1 })}>
            Start over
          </button>
        </div>
      </div>
    </main>
  )
}
