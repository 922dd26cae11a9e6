import type { Roadblock } from '@warroom/shared/domain/roadblock.ts'
import { useState } from 'react'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useAsk } from '../../room/use-ask.ts'
import { useAction } from '../../room/use-board.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useNow } from '../../room/use-now.ts'
import { useMe } from '../../room/use-presence.ts'
import { Button } from '../../ui/button.tsx'
import { spanText } from '../../ui/duration-text.ts'
import { TextField } from '../../ui/field.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import styles from '../../ui/side-list.module.css'

export function RoadblockCard({ id, roadblock }: { readonly id: string; readonly roadblock: Roadblock }) {
  const now = useNow(5_000)
  const nameOf = useNameOf()
  const isOpen = roadblock.clearedAt === null
  const blocked = useAction(roadblock.blocksActionId ?? '')
  const age = spanText((roadblock.clearedAt ?? now) - roadblock.raisedAt)
  return (
    <li id={`roadblock-${id}`} className={styles.card} data-open={isOpen || undefined} tabIndex={-1}>
      <p>
        <span className={styles.number}>B{roadblock.number}</span> {roadblock.needed}
        {roadblock.neededFrom && <span className={styles.quiet}> from {roadblock.neededFrom}</span>}
      </p>
      <p className={styles.meta}>
        <PersonFlag personId={roadblock.raisedBy} size="sm" />
        <span>{isOpen ? age : `cleared by ${nameOf(roadblock.clearedBy)} after ${age}`}</span>
        {blocked && (
          <a href={`#act-${blocked.number ?? blocked.id}`}>blocks action {blocked.number ?? blocked.title}</a>
        )}
        {isOpen && roadblock.takenBy && <b>{nameOf(roadblock.takenBy)} is clearing it</b>}
      </p>
      {roadblock.resolution && <p className={styles.meta}>{roadblock.resolution}</p>}
      {isOpen && <Clearing id={id} roadblock={roadblock} />}
    </li>
  )
}

function Clearing({ id, roadblock }: { readonly id: string; readonly roadblock: Roadblock }) {
  const me = useMe()
  const { ask, refusal, offBecause, mayAsk } = useAsk('clearRoadblock')
  const [resolution, setResolution] = useState<string | null>(null)
  if (!mayAsk) return null
  const isMine = roadblock.takenBy === me.personId
  const clear = () => void ask({ type: 'clearRoadblock', roadblockId: id, resolution: resolution ?? '' })
  return (
    <>
      {resolution !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (!offBecause) clear()
          }}
        >
          <TextField
            label="How was it cleared? (if it helps others)"
            value={resolution}
            maxLength={500}
            autoFocus
            onChange={(event) => setResolution(event.target.value)}
          />
        </form>
      )}
      <div className={styles.buttons}>
        {!isMine && resolution === null && (
          <Button
            live
            disabledBecause={offBecause}
            onClick={() => void ask({ type: 'takeRoadblock', roadblockId: id })}
          >
            I can clear this
          </Button>
        )}
        <Button
          kind={resolution === null ? 'plain' : 'go'}
          live
          disabledBecause={offBecause}
          onClick={() => (resolution === null ? setResolution('') : clear())}
        >
          Cleared
        </Button>
        {resolution !== null && <Button onClick={() => setResolution(null)}>Not yet</Button>}
      </div>
      {refusal && <InlineError>{refusal.message}</InlineError>}
    </>
  )
}
