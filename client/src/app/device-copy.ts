/** A JSON value kept on this device, for opening without the server. Storage that is full or forbidden is no error. */
export interface DeviceCopy<T> {
  read(): T | null
  write(value: T): void
  clear(): void
}

export function deviceCopy<T>(
  key: string,
  { read, write }: { readonly read: (json: unknown) => T; readonly write: (value: T) => unknown },
): DeviceCopy<T> {
  return {
    read() {
      try {
        const text = localStorage.getItem(key)
        return text === null ? null : read(JSON.parse(text))
      } catch {
        // Written by another version, or cut short: as good as nothing.
        return null
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, JSON.stringify(write(value)))
      } catch {
        // The page works from memory.
      }
    },
    clear() {
      try {
        localStorage.removeItem(key)
      } catch {
        // Nothing was kept.
      }
    },
  }
}
