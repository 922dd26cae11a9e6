/**
 * A message as it goes over the wire. Frames of a server are not masked, so that header and content are the same bytes for
 * every reader: they are put together once, however many there are, and each reader costs one write.
 */
const FINAL_BINARY = 0x82
const TWO_BYTE_LENGTH = 126
const EIGHT_BYTE_LENGTH = 127

const made = new WeakMap<Uint8Array, Buffer>()

/** RFC 6455, 5.2. The content must not be changed afterwards. */
export function wireFrame(content: Uint8Array): Buffer {
  const known = made.get(content)
  if (known) return known
  const { byteLength: length } = content
  const headerLength = length < TWO_BYTE_LENGTH ? 2 : length < 2 ** 16 ? 4 : 10
  const frame = Buffer.allocUnsafe(headerLength + length)
  frame[0] = FINAL_BINARY
  if (headerLength === 2) frame[1] = length
  else if (headerLength === 4) {
    frame[1] = TWO_BYTE_LENGTH
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = EIGHT_BYTE_LENGTH
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(content, headerLength)
  made.set(content, frame)
  return frame
}
