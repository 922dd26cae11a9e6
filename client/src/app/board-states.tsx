import { CLOSE_SENTENCE, type CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import { Link } from 'wouter'
import { useConnection } from '../room/use-connection.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import styles from './board-states.module.css'
import { UpdateNotice } from './update-notice.tsx'

/** After these there is no board to show; after any other the copy on this device goes on. */
const ENDS: ReadonlySet<CloseReason> = new Set(['unknownIncident', 'noAccess', 'sessionEnded'])
export const endsTheBoard = (reason: CloseReason | null): boolean => reason !== null && ENDS.has(reason)

const HEADING: Partial<Readonly<Record<CloseReason, string>>> = {
  unknownIncident: 'There is no such incident',
  noAccess: 'This room is closed to you now',
  sessionEnded: 'You are signed out',
}

/** Why there is no board, what became of what was typed, and the way on. */
export function BoardEnded({
  reason,
  incidentId,
}: {
  readonly reason: CloseReason
  readonly incidentId: string
}) {
  const { unsavedEdits } = useConnection()
  const changes = unsavedEdits === 1 ? '1 change' : `${unsavedEdits} changes`
  return (
    <main className={styles.page}>
      <p className={styles.key}>{incidentId}</p>
      <h1>{HEADING[reason] ?? 'This room is closed'}</h1>
      <p>{CLOSE_SENTENCE[reason]}</p>
      {reason === 'unknownIncident' && <p>Check the number, or look for it in the list.</p>}
      {unsavedEdits > 0 && reason === 'sessionEnded' && (
        <p>{changes} of yours stay on this device and go in when you are back.</p>
      )}
      <p className={styles.acts}>
        {reason === 'sessionEnded' && (
          <Link href="/login" className={buttonClass('go', true)}>
            How to sign in
          </Link>
        )}
        <Link href="/" className={buttonClass('plain', true)}>
          All incidents
        </Link>
      </p>
    </main>
  )
}

/** The very first visit: nothing is on this device yet. Any later one paints its copy at once. */
export function BoardOpening({ incidentId }: { readonly incidentId: string }) {
  const { offlineSince, retryNow } = useConnection()
  if (offlineSince !== null) {
    return (
      <main className={styles.page}>
        <p className={styles.key}>{incidentId}</p>
        <h1>Not on this device yet</h1>
        <p role="status">
          The server cannot be reached, and this device has no copy of the incident. Trying again…
        </p>
        <p className={styles.acts}>
          <Button kind="go" large onClick={retryNow}>
            Try now
          </Button>
          <Link href="/" className={buttonClass('plain', true)}>
            All incidents
          </Link>
        </p>
      </main>
    )
  }
  return (
    <main className={styles.opening} aria-busy="true">
      <h1 className={styles.openingHead} role="status">
        Opening {incidentId}…
      </h1>
      <div className={styles.bones} aria-hidden="true">
        {COLUMNS.map(({ name, rows }) => (
          <div key={name} className={styles.bone}>
            {rows.map((row) => (
              <span key={row} />
            ))}
          </div>
        ))}
      </div>
    </main>
  )
}

const COLUMNS = [
  { name: 'left', rows: ['a', 'b', 'c', 'd'] },
  { name: 'centre', rows: ['a', 'b', 'c', 'd', 'e'] },
  { name: 'right', rows: ['a', 'b', 'c'] },
]

/** The server does not take this screen any more, but what is on the device goes on; or a newer version of it waits. */
export function BoardNotice() {
  const { status, refusedBecause, instancesApart } = useConnection()
  if (instancesApart && status === 'live') {
    return (
      <p className={styles.notice} role="status">
        Instances are catching up: what people connected to another server do arrives a few seconds late.
        Nothing is lost.
      </p>
    )
  }
  if (status !== 'refused' || refusedBecause === null || endsTheBoard(refusedBecause)) {
    return <UpdateNotice className={styles.notice} />
  }
  return (
    <p className={styles.notice} role="status">
      {CLOSE_SENTENCE[refusedBecause]} <Button onClick={() => location.reload()}>Reload now</Button>
    </p>
  )
}

const CARD_KIND: readonly (readonly [RegExp, string])[] = [
  [/^act-/, 'action'],
  [/^hyp-/, 'hypothesis'],
  [/^roadblock-/, 'roadblock'],
  [/^timeline-/, 'entry of the timeline'],
]

/** A link led to a card that this board does not have. */
export function MissingCard({ anchor, onClose }: { readonly anchor: string; readonly onClose: () => void }) {
  const kind = CARD_KIND.find(([form]) => form.test(anchor))?.[1]
  const number = /^(?:act|hyp)-(\d{1,6})$/.exec(anchor)?.[1]
  return (
    <div className={styles.notice} role="status">
      <span>
        There is no {kind ?? 'such place'}
        {number && ` ${kind === 'hypothesis' ? 'H' : ''}${number}`} on this board. It may be new: look again
        in a moment.
      </span>
      <Button onClick={onClose}>All right</Button>
    </div>
  )
}
