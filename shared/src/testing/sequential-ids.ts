import type { IdSource } from '../ports/id-source.ts'

/** `a1`, `a2`, …: readable and the same on every run. */
export class SequentialIds implements IdSource {
  private count = 0
  private readonly prefix: string

  constructor(prefix = 'id') {
    this.prefix = prefix
  }

  next(): string {
    this.count += 1
    return `${this.prefix}${this.count}`
  }
}
