import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import type { IncidentIndex, IncidentPage, IncidentQuery } from '../../ports/incident-index.ts'
import { searchableText, searchedWords } from '../searchable-text.ts'
import type { MemoryIncidentLog } from './memory-incident-log.ts'

const numberOf = ({ key }: IncidentSummary): number => Number(key.slice(key.lastIndexOf('-') + 1))

export class MemoryIncidentIndex implements IncidentIndex {
  private readonly log: MemoryIncidentLog

  constructor(log: MemoryIncidentLog) {
    this.log = log
  }

  async list({ statuses, severities, text, cursor, limit }: IncidentQuery): Promise<IncidentPage> {
    const words = searchedWords(text)
    const below = cursor === undefined ? Number.NaN : Number(cursor)
    const found = this.log
      .summaries()
      .filter((row) => !statuses || statuses.includes(row.status))
      .filter((row) => !severities || severities.includes(row.severity))
      .filter((row) => words.every((word) => searchableText(`${row.title} ${row.key}`).includes(word)))
      .filter((row) => !Number.isSafeInteger(below) || numberOf(row) < below)
      .sort((a, b) => numberOf(b) - numberOf(a))
    const incidents = found.slice(0, limit)
    const last = incidents.at(-1)
    return { incidents, nextCursor: found.length > limit && last ? String(numberOf(last)) : null }
  }

  async find(idOrKey: string): Promise<IncidentSummary | null> {
    const wanted = idOrKey.toUpperCase()
    return this.log.summaries().find((row) => row.id === idOrKey || row.key === wanted) ?? null
  }
}
