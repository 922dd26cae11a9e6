import * as Y from 'yjs'

/** What a transaction changed, as one name: the text, the record or its fields. The same for every edit of the same thing. */
export function editPlace(transaction: Y.Transaction): string {
  const places = new Set<string>()
  for (const [type, keys] of transaction.changed) {
    for (const key of keys) places.add(key === null ? pathOf(type) : `${pathOf(type)}/${key}`)
  }
  return [...places].sort().join(' ')
}

function pathOf(type: Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>): string {
  const item = type._item
  if (item === null) return rootName(type)
  const { parent, parentSub, id } = item
  // In a sequence a place has no name, but what stands there has an identity.
  const own = parentSub ?? `${id.client}:${id.clock}`
  return parent instanceof Y.AbstractType ? `${pathOf(parent)}/${own}` : own
}

function rootName(type: Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>): string {
  for (const [name, root] of type.doc?.share ?? []) {
    if (root === type) return name
  }
  return ''
}
