/** Total reading of untyped fields: strange data falls back, field by field, and never throws. */
import * as Y from 'yjs'

export interface FieldReader {
  text(key: string, fallback?: string): string
  number(key: string): number | null
  boolean(key: string): boolean
  /** One of the allowed words, or the fallback. */
  word<T extends string>(key: string, allowed: readonly T[], fallback: T): T
  id<T extends string>(key: string): T | null
  /** The texts of a list, at most `limit`; what is no text is left out. */
  texts(key: string, limit: number): readonly string[]
}

const MAX_TEXT = 20_000

/** Reads a shared map, or a plain object, alike. */
export function readFields(source: unknown): FieldReader {
  const get = (key: string): unknown => {
    if (source instanceof Y.Map) return source.get(key)
    if (source !== null && typeof source === 'object' && Object.hasOwn(source, key)) {
      return (source as Record<string, unknown>)[key]
    }
    return undefined
  }
  const asText = (value: unknown): string | null => {
    if (value instanceof Y.Text) return value.toString().slice(0, MAX_TEXT)
    return typeof value === 'string' ? value.slice(0, MAX_TEXT) : null
  }
  return {
    text: (key, fallback = '') => asText(get(key)) ?? fallback,
    number: (key) => {
      const value = get(key)
      return typeof value === 'number' && Number.isFinite(value) ? value : null
    },
    boolean: (key) => get(key) === true,
    word: (key, allowed, fallback) => {
      const value = get(key)
      return allowed.find((word) => word === value) ?? fallback
    },
    id: <T extends string>(key: string) => {
      const value = get(key)
      return typeof value === 'string' && value.length > 0 && value.length <= 256 ? (value as T) : null
    },
    texts: (key, limit) => {
      const value = get(key)
      if (!Array.isArray(value)) return []
      return value
        .slice(0, limit)
        .filter((text): text is string => typeof text === 'string')
        .map((text) => text.slice(0, MAX_TEXT))
    },
  }
}

/** Entries of a shared map in a stable order, skipping what is no record. */
export function recordsOf(map: Y.Map<unknown>): [string, Y.Map<unknown>][] {
  return [...map.entries()].filter((entry): entry is [string, Y.Map<unknown>] => entry[1] instanceof Y.Map)
}

/** The one order of lists: fractional index, ties by id, so that every replica sorts alike. */
export const byOrder = (a: { order: string; id: string }, b: { order: string; id: string }): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
