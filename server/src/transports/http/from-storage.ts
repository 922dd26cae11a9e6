import { Problem } from './problem.ts'

/** Rooms reject only when storage fails; then nothing was done, and the caller may try again. */
export async function fromStorage<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    const problem = new Problem('storage-unavailable', 'Nothing was changed. Try again in a moment.', {
      headers: { 'Retry-After': '2' },
    })
    problem.cause = cause
    throw problem
  }
}
