/** What one struct of an update may contain: the part of the gate that looks at values. */
import * as Y from 'yjs'
import type { GateFault } from './gate-fault.ts'

/** Own keys with these names would reach an object's prototype in careless readers. */
const POISONED_KEYS = new Set(['__proto__', 'constructor', 'prototype'])
const MAX_KEY_LENGTH = 256
const MAX_VALUE_DEPTH = 8
const MAX_VALUE_NODES = 20_000

export function contentFault(item: Y.Item): GateFault | null {
  const { content, parentSub } = item
  if (parentSub !== null && (POISONED_KEYS.has(parentSub) || parentSub.length > MAX_KEY_LENGTH)) return 'key'
  if (content instanceof Y.ContentAny) return valuesFault(content.arr)
  if (content instanceof Y.ContentJSON) return valuesFault(content.arr)
  if (content instanceof Y.ContentEmbed) return valuesFault([content.embed])
  if (content instanceof Y.ContentFormat) {
    return POISONED_KEYS.has(content.key) ? 'key' : valuesFault([content.value])
  }
  if (content instanceof Y.ContentType) return isPlainType(content.type) ? null : 'content'
  // Sub-documents and binary blobs have no place on a board.
  return content instanceof Y.ContentString || content instanceof Y.ContentDeleted ? null : 'content'
}

function isPlainType(type: unknown): boolean {
  if (type instanceof Y.XmlText || type instanceof Y.XmlHook) return false
  return type instanceof Y.Map || type instanceof Y.Text || type instanceof Y.Array
}

function valuesFault(values: readonly unknown[]): GateFault | null {
  let nodes = 0
  const visit = (value: unknown, depth: number): GateFault | null => {
    nodes += 1
    if (depth > MAX_VALUE_DEPTH || nodes > MAX_VALUE_NODES) return 'value'
    if (value === null || typeof value !== 'object') return null
    if (value instanceof Uint8Array) return 'content'
    if (Array.isArray(value)) return firstFault(value, (v) => visit(v, depth + 1))
    if (Object.getPrototypeOf(value) !== Object.prototype) return 'value'
    return firstFault(Object.entries(value), ([key, v]) =>
      POISONED_KEYS.has(key) ? 'key' : visit(v, depth + 1),
    )
  }
  return firstFault(values, (v) => visit(v, 0))
}

function firstFault<T>(items: readonly T[], judge: (item: T) => GateFault | null): GateFault | null {
  for (const item of items) {
    const reason = judge(item)
    if (reason) return reason
  }
  return null
}
