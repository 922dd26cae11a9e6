/** Bytes that tell which row they belong to; of different lengths, some longer than a page of the database. */
export const bytesOfRow = (seq: number): Uint8Array => {
  const bytes = new Uint8Array(8 + (seq % 7) * 1_500)
  new DataView(bytes.buffer).setUint32(0, seq)
  return bytes.fill(seq % 251, 4)
}
