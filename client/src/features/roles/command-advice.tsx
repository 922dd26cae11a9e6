import { commandWarnings } from '@warroom/shared/domain/command-warnings.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useActions } from '../../room/use-board.ts'
import { useNow } from '../../room/use-now.ts'
import { useRecordPart } from '../../room/use-record.ts'
import styles from './roles.module.css'

const rolesOf = (record: IncidentRecord): IncidentRecord['roles'] => record.roles

/** Grey lines under the commander: what wears command down, before it does. */
export function CommandAdvice() {
  const roles = useRecordPart(rolesOf)
  const actions = useActions()
  const now = useNow(60_000)
  if (!roles) return null
  return commandWarnings({ roles }, { actions }, now).map(({ warning, text }) => (
    <p key={warning} className={styles.advice}>
      {text}
    </p>
  ))
}
