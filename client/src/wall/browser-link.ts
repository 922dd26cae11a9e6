/** The link with a browser's own parts: EventSource, fetch, clocks and storage. */
import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import type { TextStore } from './seat-setting.ts'
import { type StreamHandlers, WallLink } from './wall-link.ts'

const SNAPSHOT_KEY = 'warroom.wall.snapshot'
const ANSWER_WITHIN_MS = 10_000

/** `/i/INC-7/wall` → `INC-7`. */
export function incidentInPath(path: string): string | null {
  const [, id] = /^\/i\/([^/]+)\/wall\/?$/.exec(path) ?? []
  if (id === undefined) return null
  try {
    return decodeURIComponent(id)
  } catch {
    return null
  }
}

function openStream(url: string, handlers: StreamHandlers): () => void {
  const source = new EventSource(url)
  source.addEventListener('projection', (event: MessageEvent<string>) => handlers.projection(event.data))
  source.addEventListener('beat', (event: MessageEvent<string>) => handlers.beat(event.data))
  // Its own reconnecting hides the status and gives up for good on some errors: we ask and open anew instead.
  source.onerror = () => {
    source.close()
    handlers.broken()
  }
  return () => source.close()
}

/** One snapshot for the device, whichever incident it shows: walls run for months. */
function snapshotsOf(idOrKey: string, store: TextStore | null) {
  const put = (value: unknown): void => {
    try {
      store?.setItem(SNAPSHOT_KEY, JSON.stringify(value))
    } catch {
      // Without room for a snapshot the next start only says "connecting" for longer.
    }
  }
  return {
    load: (): unknown => {
      try {
        const kept: unknown = JSON.parse(store?.getItem(SNAPSHOT_KEY) ?? 'null')
        const { of, projection } = (kept ?? {}) as { readonly of?: unknown; readonly projection?: unknown }
        return of === idOrKey ? projection : null
      } catch {
        return null
      }
    },
    save: (projection: WallProjection) => put({ of: idOrKey, projection }),
    clear: () => put(null),
  }
}

export function browserLink(idOrKey: string, store: TextStore | null): WallLink {
  const url = `/api/v1/incidents/${encodeURIComponent(idOrKey)}/wall`
  return new WallLink({
    ask: async () => {
      const answer = await fetch(url, {
        cache: 'no-store',
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
      return { status: answer.status, body: answer.ok ? await answer.json() : null }
    },
    stream: (handlers) => openStream(`${url}/stream`, handlers),
    snapshots: snapshotsOf(idOrKey, store),
    clocks: { wall: () => Date.now(), steady: () => performance.now() },
    scheduler: {
      after: (delayMs, task) => {
        const timer = setTimeout(task, delayMs)
        return () => clearTimeout(timer)
      },
    },
    random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  })
}
