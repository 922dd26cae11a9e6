import { type ComponentProps, type ComponentType, lazy, useState } from 'react'

/** How often anybody pressed "Try again" on this page. */
let retries = 0

/** What failed to load before is asked for anew when it is shown next. */
export const loadAnew = (): void => {
  retries += 1
}

/**
 * A part of the screen that is loaded when it is shown first. `React.lazy` alone remembers a failed load for as long as
 * the page lives; this one may be tried again (see {@link loadAnew}), and not before, or it would ask for ever.
 */
// biome-ignore lint/suspicious/noExplicitAny: as in React's own type of lazy, any props will do.
export function lazyPart<C extends ComponentType<any>>(load: () => Promise<C>) {
  let failedAt: number | null = null
  const start = () =>
    lazy(async () => {
      try {
        return { default: await load() }
      } catch (error) {
        failedAt = retries
        throw error
      }
    })
  let current = start()
  const latest = () => {
    if (failedAt !== null && failedAt < retries) {
      failedAt = null
      current = start()
    }
    return current
  }
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, where modules are read, as by lazy.
  return function LazyPart(props: ComponentProps<C>) {
    const [Part] = useState(latest)
    return <Part {...props} />
  }
}
