/** Whether storage can take a write right now; asked by `/readyz`. */
export interface StorageHealth {
  check(): Promise<{ readonly writable: true } | { readonly writable: false; readonly why: string }>
}
