import { CALL_UNHEARD_MS, type CallForHelp } from '@warroom/shared/domain/call-for-help.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useEffect, useRef } from 'react'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useAsk } from '../../room/use-ask.ts'
import { useAction, useHypothesis } from '../../room/use-board.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useNow } from '../../room/use-now.ts'
import { useMe } from '../../room/use-presence.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { spanText } from '../../ui/duration-text.ts'
import { InlineError } from '../../ui/inline-error.tsx'
import { announce } from '../../ui/live-region.tsx'
import styles from '../../ui/side-list.module.css'

const callsOf = (record: IncidentRecord): IncidentRecord['callsForHelp'] => record.callsForHelp
const commanderOf = (record: IncidentRecord): string | null => record.roles.commander?.holder ?? null

/** Who would like a hand. Nothing is shown while nobody does; a call that was answered leaves by itself. */
export function CallList() {
  const calls = useRecordPart(callsOf)
  const me = useMe()
  const nameOf = useNameOf()
  const open = Object.entries(calls ?? {}).filter(([, { clearedAt }]) => clearedAt === null)
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (!calls) return
    const before = known.current
    known.current = new Set(Object.keys(calls))
    if (before === null) return
    const news = Object.entries(calls).filter(([id, { by }]) => !before.has(id) && by !== me.personId)
    if (news.length > 0) announce(news.map(([, { by }]) => `${nameOf(by)} would like a hand.`).join(' '))
  }, [calls, me.personId, nameOf])
  if (open.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Would like a hand">
      {open.map(([id, call]) => (
        <CallCard key={id} id={id} call={call} />
      ))}
    </ul>
  )
}

function CallCard({ id, call }: { readonly id: string; readonly call: CallForHelp }) {
  const now = useNow(5_000)
  const me = useMe()
  const nameOf = useNameOf()
  const commander = useRecordPart(commanderOf)
  const help = useAsk('offerHelp')
  const close = useAsk('clearStuck')
  const isMine = call.by === me.personId
  const helps = call.helpers.includes(me.personId)
  const mayClose = isMine || helps || commander === me.personId || me.accountRole === 'admin'
  const unheard = call.helpers.length === 0 && now - call.at >= CALL_UNHEARD_MS
  const refusal = help.refusal ?? close.refusal
  return (
    <li id={`call-${id}`} className={styles.card} data-asks tabIndex={-1}>
      <p>
        {isMine ? 'You would like a hand' : `${nameOf(call.by)} would like a hand`}
        {call.note && `: ${call.note}`}
      </p>
      <p className={styles.meta}>
        <PersonFlag personId={call.by} size="sm" decorative />
        <span>{spanText(now - call.at)}</span>
        <Subject call={call} />
        {call.helpers.length > 0 && <b>{call.helpers.map(nameOf).join(', ')} helps</b>}
        {unheard && commander === me.personId && <b>Nobody yet: can you find somebody?</b>}
      </p>
      <div className={styles.buttons}>
        {help.mayAsk && !isMine && !helps && (
          <Button
            live
            disabledBecause={help.offBecause}
            onClick={() => void help.ask({ type: 'offerHelp', stuckId: id })}
          >
            I can help
          </Button>
        )}
        {close.mayAsk && mayClose && (
          <Button
            live
            disabledBecause={close.offBecause}
            onClick={() => void close.ask({ type: 'clearStuck', stuckId: id })}
          >
            {isMine ? 'I can go on' : 'They can go on'}
          </Button>
        )}
      </div>
      {refusal && <InlineError>{refusal.message}</InlineError>}
    </li>
  )
}

function Subject({ call }: { readonly call: CallForHelp }) {
  const action = useAction(call.subjectKind === 'action' ? (call.subjectId ?? '') : '')
  const hypothesis = useHypothesis(call.subjectKind === 'hypothesis' ? (call.subjectId ?? '') : '')
  if (action)
    return <a href={`#act-${action.number ?? action.id}`}>on action {action.number ?? action.title}</a>
  if (hypothesis) {
    return <a href={`#hyp-${hypothesis.number ?? hypothesis.id}`}>on H{hypothesis.number ?? ''}</a>
  }
  return null
}
