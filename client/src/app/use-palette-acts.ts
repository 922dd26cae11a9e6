import { useLocation } from 'wouter'
import { useActionActs } from '../features/actions/use-action-acts.ts'
import { useHypothesisActs } from '../features/hypotheses/use-hypothesis-acts.ts'
import type { ActionHow, Copied, PaletteAct } from '../features/palette/candidate.ts'
import { cardText, incidentText } from '../features/palette/incident-text.ts'
import type { PaletteOutcome } from '../features/palette/palette.tsx'
import { toldIncident } from '../features/palette/told-incident.ts'
import type { Room } from '../room/room.ts'
import { useRoom } from '../room/room-context.ts'
import { useBoardEdits } from '../room/use-board-edits.ts'
import { useCommand } from '../room/use-command.ts'
import { ambient } from '../ui/ambient.ts'
import { clockZone } from '../ui/clock-zone.ts'
import { announce } from '../ui/live-region.tsx'
import { copyText } from './copy-text.ts'

const DONE: PaletteOutcome = { kind: 'done' }
const GONE: PaletteOutcome = { kind: 'refused', why: 'It is not on this board any more.' }

/** Carries out what was chosen in a room, by the same hooks as the buttons: undo, offline and refusals are theirs. */
export function usePaletteActs(onJump: (anchor: string) => void) {
  const room = useRoom()
  const [, navigate] = useLocation()
  const { send } = useCommand()
  const edits = useBoardEdits()
  const actions = useActionActs()
  const hypotheses = useHypothesisActs()

  const onAction = (id: string, how: ActionHow): PaletteOutcome => {
    const action = room.board.actions.one.get(id)
    if (!action) return GONE
    if (how === 'take') actions.take(action)
    else if (how === 'doing') actions.onIt(action)
    // Ticking it asks for the outcome in the row, as the checkbox does.
    else if (how === 'done' && action.state !== 'done') actions.toggleDone(action)
    else actions.setState(action, how)
    return DONE
  }

  const onHypothesis = ({ id, status, because }: Extract<PaletteAct, { do: 'hypothesis' }>) => {
    const hypothesis = room.board.hypotheses.one.get(id)
    if (!hypothesis) return GONE
    const stance = status === 'ruledOut' ? 'against' : status === 'testing' ? 'neutral' : 'for'
    if (because) edits.addEvidence({ hypothesisId: id, stance, text: because })
    if (status === 'testing') hypotheses.onIt(hypothesis)
    else hypotheses.setStatus(hypothesis, status)
    return DONE
  }

  return async (act: PaletteAct): Promise<PaletteOutcome> => {
    switch (act.do) {
      case 'open':
        navigate(act.path)
        return DONE
      case 'jump':
        onJump(act.anchor)
        return DONE
      case 'light':
        ambient.set(act.light)
        return DONE
      case 'zone':
        clockZone.set(act.zone)
        return DONE
      case 'copy':
        return copyFromRoom(room, act.what)
      case 'ask': {
        const result = await send(act.command)
        if (!result.ok) return { kind: 'refused', why: result.refusal.message }
        announce('Done.')
        return DONE
      }
      case 'action':
        return onAction(act.id, act.how)
      case 'assign': {
        const action = room.board.actions.one.get(act.id)
        if (!action) return GONE
        actions.assign(action, act.owner, act.name)
        return DONE
      }
      case 'takeHypothesis': {
        const hypothesis = room.board.hypotheses.one.get(act.id)
        if (!hypothesis) return GONE
        hypotheses.take(hypothesis)
        return DONE
      }
      case 'hypothesis':
        return onHypothesis(act)
      default:
        return DONE
    }
  }
}

async function copyFromRoom(room: Room, what: Copied): Promise<PaletteOutcome> {
  const told = toldIncident(room, location.origin)
  const text =
    told &&
    (what === 'summary' ? incidentText(told) : what === 'link' ? told.link : cardText(what.anchor, told))
  if (!text) return GONE
  const name = what === 'summary' ? 'The summary' : what === 'link' ? 'The link' : 'The card'
  return (await copyText(text, name)) ? DONE : { kind: 'byHand', text }
}
