import type { CommandResult, Refusal } from '@warroom/shared/commands/refusal.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import { useCallback, useState } from 'react'
import type { CommandCall } from './command-sender.ts'
import { useCommand } from './use-command.ts'
import { useMe } from './use-presence.ts'

export interface AskUse {
  /** Asks the server; what it refuses is kept in `refusal` until the next question. */
  readonly ask: (command: CommandCall) => Promise<CommandResult>
  readonly refusal: Refusal | null
  readonly dismiss: () => void
  readonly pending: boolean
  /** "Asking…", once it has taken long enough to say so. */
  readonly asking: boolean
  /** Why a control of this kind cannot be used now: no right, or no connection. */
  readonly offBecause: string | null
  /** Whether this person may do it at all; what they never may is not shown. */
  readonly mayAsk: boolean
}

/** One control of the command lane: its question, the answer in place, and why it may be off. */
export function useAsk(type: CommandCall['type']): AskUse {
  const { send, pending, pendingLong, online } = useCommand()
  const me = useMe()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const ask = useCallback(
    async (command: CommandCall) => {
      setRefusal(null)
      const result = await send(command)
      if (!result.ok) setRefusal(result.refusal)
      return result
    },
    [send],
  )
  const permission = authorize(me, `command:${type}`, { kind: 'incident' })
  const offBecause = permission.allowed ? (online ? null : 'Needs connection') : permission.why
  const dismiss = useCallback(() => setRefusal(null), [])
  return { ask, refusal, dismiss, pending, asking: pendingLong, offBecause, mayAsk: permission.allowed }
}
