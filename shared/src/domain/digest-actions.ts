/** What became of the actions: given to me, late, finished, new. One item per action, the most pressing one. */
import { ACTION_OUTCOME_LABEL, type Action, isUnfinished, lateByMs } from './action.ts'
import { type DigestContext, type Found, lookUp, nameIn, quoted } from './digest-item.ts'
import { minutesWord } from './lamp.ts'
import type { SeenAction } from './seen-state.ts'

export function actionChanges(context: DigestContext): readonly Found[] {
  return context.view.board.actions.flatMap((action) => {
    const found = change(context, action, lookUp(context.seen.actions, action.id))
    return found ? [found] : []
  })
}

const nameOf = ({ number, title }: Action): string =>
  number === null ? quoted(title) : `action ${number} ${quoted(title)}`

function change(context: DigestContext, action: Action, before: SeenAction | undefined): Found | null {
  const { me, now } = context
  const subject = { kind: 'action', id: action.id } as const
  const what = nameOf(action)
  const late = lateByMs(action, now)
  const item = (kind: Found['item']['kind'], text: string): Found['item'] => ({
    id: `action:${action.id}`,
    kind,
    text,
    at: null,
    subject,
  })
  if (isUnfinished(action) && action.owner === me && before?.owner !== me) {
    return {
      item: item('given', `Yours now: ${what}${late === null ? '' : `, late by ${minutesWord(late)}`}`),
      together: (count) => `${count} actions are yours now, the first is ${what}`,
    }
  }
  if (late !== null && before?.late !== true) {
    const owner = action.owner === null ? 'nobody has it' : ownerWords(context, action.owner)
    return {
      item: item('late', `Late by ${minutesWord(late)}: ${what}, ${owner}`),
      together: (count) => `${count} actions are late, the first is ${what}`,
    }
  }
  if (action.state === 'done' && before?.state !== 'done') {
    const outcome = action.outcome === null ? '' : `, ${ACTION_OUTCOME_LABEL[action.outcome].toLowerCase()}`
    return {
      item: item('finished', `Finished: ${what}${outcome}`),
      together: (count) => `${count} actions were finished, the first is ${what}`,
    }
  }
  if (before === undefined && isUnfinished(action) && action.createdBy !== me) {
    const owner = action.owner === null ? 'nobody has it yet' : ownerWords(context, action.owner)
    return {
      item: item('added', `New: ${what}, ${owner}`),
      together: (count) => `${count} new actions, the first is ${what}`,
    }
  }
  return null
}

const ownerWords = (context: DigestContext, owner: NonNullable<Action['owner']>): string =>
  owner === context.me ? 'you have it' : `${nameIn(context, owner)} has it`
