/** Secrets that prove who somebody is: random, handed out once, kept only as a hash. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SecretHash } from '../ports/identity-store.ts'

/** 256 random bits, URL-safe. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** A plain hash is enough for a random secret: there is nothing to guess that salt or slowness would protect. */
export const hashSecret = (secret: string): SecretHash => createHash('sha256').update(secret).digest('hex')

/** Compares in constant time, whatever the lengths. */
export function sameSecret(given: string, known: string): boolean {
  const digest = (secret: string) => createHash('sha256').update(secret).digest()
  return timingSafeEqual(digest(given), digest(known))
}
