import { authorize } from '@warroom/shared/domain/permission.ts'
import { useMemo } from 'react'
import { useAssignable } from '../../board-list/use-assignable.ts'
import { useRoom } from '../../room/room-context.ts'
import { useActions, useHypotheses } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useMe } from '../../room/use-presence.ts'
import { useReadable } from '../../room/use-readable.ts'
import { useRecord } from '../../room/use-record.ts'
import type { RoomNow } from './palette-state.ts'

/** The room as the palette reads it; `null` until its record is here. */
export function useRoomNow(): RoomNow | null {
  const record = useRecord()
  const hypotheses = useHypotheses()
  const actions = useActions()
  const me = useMe()
  const others = useAssignable()
  const nameOf = useNameOf()
  const { canEdit, whyNot } = useBoardEdits()
  const online = useReadable(useRoom().connection.online)
  return useMemo(() => {
    if (!record) return null
    const noAsking: RoomNow['noAsking'] = (type) => {
      const permission = authorize(me, `command:${type}`, { kind: 'incident' })
      if (!permission.allowed) return permission.why
      return online ? null : 'Needs connection'
    }
    return {
      record,
      hypotheses,
      actions,
      me: me.personId,
      people: [...others, { personId: me.personId, name: me.name }],
      nameOf,
      noEditing: canEdit ? null : (whyNot ?? 'You read along'),
      noAsking,
    }
  }, [record, hypotheses, actions, me, others, nameOf, canEdit, whyNot, online])
}
