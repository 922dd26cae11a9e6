/** The entry with this id; an own key only, for `constructor` is nobody's roadblock. */
export const ownEntry = <T>(all: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(all, id) ? all[id] : undefined
