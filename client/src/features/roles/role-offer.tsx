import { ROLE_DUTY, type RoleId } from '@warroom/shared/domain/role.ts'
import type { RoleAssignment } from '@warroom/shared/domain/role-assignment.ts'
import { useAsk } from '../../room/use-ask.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useMe } from '../../room/use-presence.ts'
import { Button } from '../../ui/button.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import { HandoverBrief } from './handover-brief.tsx'
import styles from './roles.module.css'

/** A handover on its way. Until it is accepted the old holder stays. */
export function RoleOffer({
  role,
  assignment,
}: {
  readonly role: RoleId
  readonly assignment: RoleAssignment
}) {
  const me = useMe()
  const nameOf = useNameOf()
  const { ask, refusal, offBecause } = useAsk('acceptHandover')
  const { holder, offeredTo } = assignment
  if (offeredTo === null) return null
  const { label } = ROLE_DUTY[role]
  const forMe = offeredTo === me.personId
  return (
    <div className={styles.offer}>
      <p>
        {forMe
          ? `${nameOf(holder)} hands ${label} over to you.`
          : `Offered to ${nameOf(offeredTo)}, who has not answered yet.`}
      </p>
      {role === 'commander' && (forMe || holder === me.personId) && <HandoverBrief />}
      {forMe && (
        <>
          <Button
            kind="go"
            live
            disabledBecause={offBecause}
            onClick={() => void ask({ type: 'acceptHandover', role })}
          >
            I have it
          </Button>
          <Button
            live
            disabledBecause={offBecause}
            onClick={() => void ask({ type: 'declineHandover', role })}
          >
            Not now
          </Button>
        </>
      )}
      {holder === me.personId && (
        <Button live disabledBecause={offBecause} onClick={() => void ask({ type: 'declineHandover', role })}>
          Withdraw
        </Button>
      )}
      {refusal && <InlineError>{refusal.message}</InlineError>}
    </div>
  )
}
