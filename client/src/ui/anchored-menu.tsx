import { Suspense } from 'react'
import { lazyPart } from './lazy-part.tsx'
import type { AnchoredMenuProps } from './menu-entry.ts'

const AnchoredMenuList = lazyPart(async () => (await import('./anchored-menu-list.tsx')).AnchoredMenuList)

/**
 * An open menu beside an element that is there already. A list of hundreds of rows mounts one of these when it is asked
 * for, by pointer or by key, instead of a closed menu in every row. Focus returns to where it was.
 */
export const AnchoredMenu = (props: AnchoredMenuProps) => (
  <Suspense>
    <AnchoredMenuList {...props} />
  </Suspense>
)
