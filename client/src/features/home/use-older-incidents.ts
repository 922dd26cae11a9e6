import type { ListedIncident } from '@warroom/shared/protocol/socket-events.ts'
import { useEffect, useState } from 'react'

export type OlderSearch = (
  words: string,
  signal: AbortSignal,
) => Promise<
  | { readonly ok: true; readonly rows: readonly ListedIncident[] }
  | { readonly ok: false; readonly sentence: string }
>

export interface OlderIncidents {
  readonly rows: readonly ListedIncident[]
  /** What to say below the list, or nothing. */
  readonly sentence: string | null
}

const NONE: OlderIncidents = { rows: [], sentence: null }
/** After the last key, so that a word is one question. */
const PAUSE_MS = 300

/** Asks the server for incidents the list does not go back to, while somebody searches. */
export function useOlderIncidents(
  words: string,
  known: readonly ListedIncident[],
  search: OlderSearch,
): OlderIncidents {
  const [found, setFound] = useState(NONE)
  const wanted = words.trim()
  useEffect(() => {
    if (wanted.length < 2) return setFound(NONE)
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const answer = await search(wanted, abort.signal)
      if (abort.signal.aborted) return
      setFound(
        answer.ok
          ? { rows: answer.rows, sentence: null }
          : { rows: [], sentence: `Only this list was searched: ${answer.sentence}` },
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [wanted, search])
  const ids = new Set(known.map((row) => row.id))
  return { ...found, rows: found.rows.filter((row) => !ids.has(row.id)) }
}
