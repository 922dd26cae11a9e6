/** A value that can be watched, shaped for React's `useSyncExternalStore`: `get` is stable until listeners are told. */
export interface Readable<T> {
  readonly get: () => T
  readonly subscribe: (listener: () => void) => () => void
}

export class Listeners {
  private readonly listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  tell(): void {
    for (const listener of [...this.listeners]) listener()
  }
}

export class Observable<T> implements Readable<T> {
  private value: T
  private readonly listeners = new Listeners()
  readonly subscribe = this.listeners.subscribe

  constructor(value: T) {
    this.value = value
  }

  readonly get = (): T => this.value

  set(value: T): void {
    if (Object.is(value, this.value)) return
    this.value = value
    this.listeners.tell()
  }

  /** Sets some fields of an object value; says nothing when none differs. */
  patch(fields: Partial<T & object>): void {
    const entries = Object.entries(fields)
    const current = this.value as Record<string, unknown>
    if (entries.every(([key, value]) => Object.is(current[key], value))) return
    this.set({ ...this.value, ...fields } as T)
  }
}

/** Something watched per key: only the listeners of touched keys are told. */
export interface KeyedReadable<T> {
  readonly get: (key: string) => T
  readonly subscribe: (key: string, listener: () => void) => () => void
}
