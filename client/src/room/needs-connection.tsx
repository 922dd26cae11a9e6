import styles from './needs-connection.module.css'
import { useRoom } from './room-context.ts'
import { useReadable } from './use-readable.ts'

/** Beside controls of the command lane: said in words while there is no line, because they cannot work without one. */
export function NeedsConnection() {
  const online = useReadable(useRoom().connection.online)
  return online ? null : <span className={styles.words}>needs connection</span>
}
