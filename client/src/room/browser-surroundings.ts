/** The browser as the room client needs it. */
import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'
import type { CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import { indexedDbCopies } from './indexed-db-copy.ts'
import type { PageSignals, Surroundings } from './surroundings.ts'

const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const ID_CHARACTERS = 22

/** 132 random bits, URL-safe. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_CHARACTERS))
  return Array.from(bytes, (byte) => URL_SAFE.charAt(byte & 63)).join('')
}

/** An integer in [0, below). */
export function randomBelow(below: number): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1))
  return Math.floor((word / 2 ** 32) * below)
}

export const deviceClock: Clock & Scheduler = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Moving a pointer fires a hundred times a second; once is enough to know that somebody is there. */
const ACTIVITY_EVERY_MS = 1000
const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

function on(target: EventTarget, types: readonly string[], listener: () => void): () => void {
  for (const type of types) target.addEventListener(type, listener, { passive: true, capture: true })
  return () => {
    for (const type of types) target.removeEventListener(type, listener, { capture: true })
  }
}

const pageSignals: PageSignals = {
  onActivity: (listener) => {
    let lastAt = 0
    return on(window, ACTIVITY, () => {
      const now = Date.now()
      if (now - lastAt < ACTIVITY_EVERY_MS) return
      lastAt = now
      listener()
    })
  },
  onVisibility: (listener) => on(document, ['visibilitychange'], listener),
  isHidden: () => document.visibilityState === 'hidden',
  onNetwork: (listener) => on(window, ['online', 'offline'], listener),
  onLeave: (listener) => on(window, ['pagehide'], listener),
  onReturn: (listener) => on(window, ['pageshow'], listener),
}

const REASON_OF_STATUS = new Map<number, CloseReason>([
  [401, 'sessionEnded'],
  [403, 'noAccess'],
  [404, 'unknownIncident'],
])

async function whyRefused(incidentId: string): Promise<CloseReason | null> {
  try {
    const answer = await fetch(`/api/v1/incidents/${encodeURIComponent(incidentId)}`, {
      headers: { accept: 'application/json' },
    })
    return REASON_OF_STATUS.get(answer.status) ?? null
  } catch {
    return null
  }
}

export function browserSurroundings(): Surroundings {
  return {
    clock: deviceClock,
    ids: { next: randomId },
    random: randomBelow,
    origin: location.origin,
    token: null,
    webSocket: WebSocket,
    copies: indexedDbCopies(randomId()),
    page: pageSignals,
    whyRefused,
  }
}

/** Asks the browser not to throw the copies away when the disk runs full; it may say no. */
export function askToKeepCopies(): void {
  navigator.storage?.persist?.().catch(() => undefined)
}
