const FIRST_BYTES = 1 << 16

/** A byte a row, for millions of them. */
export function createByteList() {
  let bytes = new Uint8Array(FIRST_BYTES)
  let used = 0
  return {
    add(byte: number): void {
      if (used === bytes.length) {
        const larger = new Uint8Array(used * 2)
        larger.set(bytes)
        bytes = larger
      }
      bytes[used++] = byte
    },
    /** What was added, exactly. */
    finish: (): Uint8Array => bytes.subarray(0, used),
  }
}
