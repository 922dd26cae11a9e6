import { isUtf8 } from 'node:buffer'
import express, { type RequestHandler } from 'express'
import { Problem } from './problem.ts'

/** Inflated. */
export const MAX_BODY_BYTES = 256 * 1024
/** Deeper is not data but an attack on whoever walks it. */
export const MAX_DEPTH = 64

const read = express.json({
  limit: MAX_BODY_BYTES,
  strict: false,
  type: () => true,
  // Before the parser: depth is counted on the text, so that nothing deep is ever built.
  verify: (_request, _response, raw) => {
    // The parser would put U+FFFD where bytes are wrong, and somebody's words would be lost without a word.
    if (!isUtf8(raw)) throw Object.assign(new Error('not UTF-8'), { type: 'not.utf8' })
    // A `Problem` would lose its body here: the reader writes its own fields on what is thrown.
    if (depthOf(raw) > MAX_DEPTH) throw Object.assign(new Error('too deep'), { type: 'too.deep' })
  },
})

const wantJson = (): Problem =>
  new Problem('unsupported-media-type', 'Send a JSON body in UTF-8 with Content-Type: application/json.')

/** Reads a JSON body into `request.body`. Other media types are refused: a page of another site can send those. */
export const jsonBody: RequestHandler = (request, response, next) => {
  const isJson = request.is(['application/json', 'application/*+json'])
  if (isJson === null || request.headers['content-length'] === '0') {
    // No body at all: the schema says what is missing.
    request.body = {}
    next()
    return
  }
  const charset = /charset="?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  if (isJson === false || charset.toLowerCase() !== 'utf-8') next(wantJson())
  else read(request, response, next)
}

/** Deepest nesting of brackets outside strings. */
function depthOf(json: Uint8Array): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < json.length; i++) {
    const byte = json[i]
    if (inString) {
      if (byte === 0x5c) i++
      else if (byte === 0x22) inString = false
    } else if (byte === 0x22) inString = true
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return deepest
}
