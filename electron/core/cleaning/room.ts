/** Where the next bytes of a file are put together. */
export interface Room {
  bytes: Uint8Array
  /** Where in `bytes` the next one belongs; whoever puts some there moves it on. */
  at: number
}

/** So few are sooner put one by one than copied. */
const FEW = 20

export function putBytes(room: Room, bytes: Uint8Array): void {
  const { length } = bytes
  if (length > FEW) return putPart(room, bytes, 0, length)
  for (let index = 0; index < length; index++) room.bytes[room.at++] = bytes[index] ?? 0
}

/**
 * Puts `bytes[start..end)`. Rows come out of memory that threads share, and there `copy` of a buffer
 * takes a third of the time of `set`, which has to heed what other threads write meanwhile.
 */
export function putPart(room: Room, bytes: Uint8Array, start: number, end: number): void {
  if (Buffer.isBuffer(bytes)) bytes.copy(room.bytes, room.at, start, end)
  else room.bytes.set(bytes.subarray(start, end), room.at)
  room.at += end - start
}
