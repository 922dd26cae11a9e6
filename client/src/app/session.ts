import type { Actor } from '@warroom/shared/domain/actor.ts'
import { useSyncExternalStore } from 'react'
import { type Answer, callApi } from './api.ts'
import { deviceCopy } from './device-copy.ts'
import { readMe, writeMe } from './me-schema.ts'

/** Who sits at this screen, as far as is known. */
export type Session =
  | { readonly kind: 'loading' }
  /** `confirmed: false`: the server could not be asked; this is who it was last time, so that rooms open offline. */
  | { readonly kind: 'signedIn'; readonly me: Actor; readonly confirmed: boolean }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'failed'; readonly sentence: string }

const remembered = deviceCopy<Actor>('warroom.me', { read: readMe, write: writeMe })

/** What the answer to "who am I" makes of the session; pure. */
export function sessionAfter(answer: Answer<Actor>, lastTime: Actor | null): Session {
  if (answer.ok) return { kind: 'signedIn', me: answer.value, confirmed: true }
  const { status, sentence } = answer.problem
  if (status === 401) return { kind: 'signedOut' }
  // Away or in trouble is not "signed out": whoever was here keeps working on this device's copy.
  if (lastTime) return { kind: 'signedIn', me: lastTime, confirmed: false }
  return { kind: 'failed', sentence }
}

let session: Session = { kind: 'loading' }
let asking: Promise<void> | null = null
const listeners = new Set<() => void>()

function become(next: Session) {
  session = next
  if (next.kind === 'signedIn' && next.confirmed) remembered.write(next.me)
  if (next.kind === 'signedOut') forget()
  for (const listener of listeners) listener()
}

/** Nothing of a workspace stays readable for the next person at this screen. Unsent edits are the room's own matter. */
function forget() {
  remembered.clear()
  try {
    localStorage.removeItem('warroom.incidents')
    localStorage.removeItem('warroom.declaration')
  } catch {
    // Nothing was kept.
  }
}

/** Asks the server who this is; several askers share one question. */
export function reloadSession(): Promise<void> {
  asking ??= callApi('/api/v1/me', { read: readMe })
    .then((answer) => become(sessionAfter(answer, remembered.read())))
    .finally(() => {
      asking = null
    })
  return asking
}

export async function signOut(): Promise<Answer<null>> {
  const answer = await callApi('/api/v1/session', { method: 'DELETE', read: () => null })
  if (answer.ok || answer.problem.status === 401) become({ kind: 'signedOut' })
  return answer
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useSession = (): Session => useSyncExternalStore(subscribe, () => session)
