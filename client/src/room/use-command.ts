import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CommandCall } from './command-sender.ts'
import { useRoom } from './room-context.ts'
import { useReadable } from './use-readable.ts'

/** Saying "Asking…" for less than this is flicker. */
const LONG_MS = 300

export interface CommandUse {
  /** Resolves with the server's answer, or with a refusal `unavailable`; never rejects. Change nothing before it does. */
  readonly send: (command: CommandCall) => Promise<CommandResult>
  /** A command sent through this hook waits for its answer. */
  readonly pending: boolean
  /** It has waited long enough to say so. */
  readonly pendingLong: boolean
  /** False: disable the control and say that it needs the connection. */
  readonly online: boolean
}

/** The command lane: what is decided by the server, now. Nothing is shown as done before its answer. */
export function useCommand(): CommandUse {
  const { commands, connection } = useRoom()
  const online = useReadable(connection.online)
  const [waiting, setWaiting] = useState(0)
  const [pendingLong, setPendingLong] = useState(false)
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  useEffect(() => {
    if (waiting === 0) return
    const timer = setTimeout(() => setPendingLong(true), LONG_MS)
    return () => {
      clearTimeout(timer)
      setPendingLong(false)
    }
  }, [waiting])
  const send = useCallback(
    async (command: CommandCall) => {
      setWaiting((count) => count + 1)
      const result = await commands.send(command)
      if (mounted.current) setWaiting((count) => count - 1)
      return result
    },
    [commands],
  )
  return { send, pending: waiting > 0, pendingLong: pendingLong && waiting > 0, online }
}
