import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import { isMandatory, ROLE_DUTY, type RoleId } from '@warroom/shared/domain/role.ts'
import type { RoleAssignment } from '@warroom/shared/domain/role-assignment.ts'
import { useRef, useState } from 'react'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useRoom } from '../../room/room-context.ts'
import { useAsk } from '../../room/use-ask.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useNow } from '../../room/use-now.ts'
import { useMe } from '../../room/use-presence.ts'
import { Button } from '../../ui/button.tsx'
import { useZone } from '../../ui/clock-zone.ts'
import { spanText } from '../../ui/duration-text.ts'
import { InlineError } from '../../ui/inline-error.tsx'
import { announce } from '../../ui/live-region.tsx'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { CommandAdvice } from './command-advice.tsx'
import { type Lost, LostClaim } from './lost-claim.tsx'
import { lostClaim } from './lost-claim-words.ts'
import { RoleMenu } from './role-menu.tsx'
import { RoleOffer } from './role-offer.tsx'
import styles from './roles.module.css'
import { TakeOver } from './take-over.tsx'

/** One role: who holds it and since when, its duties, and what this person can do about it. */
export function RoleRow({
  role,
  assignment,
}: {
  readonly role: RoleId
  readonly assignment: RoleAssignment | null
}) {
  const me = useMe()
  const [takingOver, setTakingOver] = useState(false)
  const claim = useClaim(role, assignment)
  const menu = useAsk('assignRole')
  const { label, duties } = ROLE_DUTY[role]
  const holder = assignment?.holder ?? null
  const isMine = holder === me.personId
  // Whoever pressed "Take it" is told in this row, won or lost, and the button is gone by then.
  const row = useRef<HTMLLIElement>(null)
  const keptFocus = useKeptFocus(row)
  return (
    <li
      ref={row}
      id={`role-${role}`}
      className={styles.row}
      tabIndex={-1}
      data-mine={isMine || undefined}
      {...keptFocus}
    >
      <div className={styles.line}>
        <details className={styles.duty}>
          <summary>{label}</summary>
          <ul className={styles.duties}>
            {duties.map((duty) => (
              <li key={duty}>{duty}</li>
            ))}
          </ul>
        </details>
        {holder === null && claim.mayAsk && (
          <Button
            live
            disabledBecause={claim.offBecause}
            onClick={claim.take}
            aria-label={`Take it: ${label}`}
          >
            {claim.asking ? 'Asking…' : 'Take it'}
          </Button>
        )}
        {claim.mayAsk && (
          <RoleMenu role={role} holder={holder} asking={menu} onTakeOver={() => setTakingOver(true)} />
        )}
      </div>
      <Holder role={role} assignment={assignment} isMine={isMine} />
      {role === 'commander' && <CommandAdvice />}
      {claim.lost && <LostClaim role={role} lost={claim.lost} onClose={claim.dismiss} />}
      {menu.refusal && (
        <InlineError onRetry={menu.dismiss} retryLabel="All right">
          {menu.refusal.message}
        </InlineError>
      )}
      {assignment && <RoleOffer role={role} assignment={assignment} />}
      {takingOver && <TakeOver holder={holder} onClose={() => setTakingOver(false)} />}
    </li>
  )
}

function Holder(props: { role: RoleId; assignment: RoleAssignment | null; isMine: boolean }) {
  const { role, assignment, isMine } = props
  const nameOf = useNameOf()
  const now = useNow(5_000)
  if (!assignment) return <p className={styles.quiet}>Loading…</p>
  const since = spanText(now - assignment.since)
  if (assignment.holder === null) {
    return (
      <p className={styles.vacant} data-mandatory={isMandatory(role) || undefined}>
        Vacant, {since}
      </p>
    )
  }
  return (
    <p className={styles.holder}>
      <PersonFlag personId={assignment.holder} decorative />
      <b>{isMine ? 'You' : nameOf(assignment.holder)}</b>
      <span className={styles.quiet}>{since}</span>
    </p>
  )
}

/** Nothing changes before the server's answer; who loses keeps the focus where they pressed and is told there. */
function useClaim(role: RoleId, assignment: RoleAssignment | null) {
  const { ask, asking, offBecause, mayAsk } = useAsk('assumeRole')
  const { time } = useRoom()
  const zone = useZone()
  const [lost, setLost] = useState<Lost | null>(null)
  const take = async () => {
    setLost(null)
    const askedAt = time.now()
    const { refusal } = unlessOk(
      await ask({ type: 'assumeRole', role, expectedHolder: assignment?.holder ?? null }),
    )
    if (!refusal) return
    const words = lostClaim(refusal, askedAt, zone)
    setLost({ words, to: refusal.holderName ?? null })
    announce(words, 'assertive')
  }
  return { take: () => void take(), lost, dismiss: () => setLost(null), asking, offBecause, mayAsk }
}

const unlessOk = (result: CommandResult) => (result.ok ? { refusal: null } : { refusal: result.refusal })
