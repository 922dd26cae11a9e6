import type { EditableCollection } from '@warroom/shared/document/board-edits.ts'
import type { FieldValue } from '../room/overwritten-contract.ts'
import { useOverwritten } from '../room/use-overwritten.ts'
import { Button } from '../ui/button.tsx'
import { useZone } from '../ui/clock-zone.ts'
import { momentText } from '../ui/instant-text.ts'
import styles from './board-list.module.css'

export interface OverwrittenChoiceProps {
  readonly collection: EditableCollection
  readonly id: string
  readonly field: string
  /** "the owner", "the state": what was changed by two. */
  readonly what: string
  readonly wordFor: (value: FieldValue) => string
}

/** For choices (owner, state, time-box): mine was replaced by somebody's; both are named, one press brings mine back. */
export function OverwrittenChoice({ collection, id, field, what, wordFor }: OverwrittenChoiceProps) {
  const offer = useOverwritten(collection, id, field)
  const zone = useZone()
  if (!offer) return null
  return (
    <div className={styles.offer} role="status">
      <span>
        {offer.by ?? 'Somebody'} made {what} “{wordFor(offer.theirs)}” at {momentText(offer.at, zone, true)}.
        Yours: “{wordFor(offer.mine)}”
      </span>
      <span className={styles.offerActs}>
        <Button onClick={offer.useMine}>Use mine</Button>
        <Button onClick={offer.keep}>Keep</Button>
      </span>
    </div>
  )
}
