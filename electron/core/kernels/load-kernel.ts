/** The unit in which memory of a kernel is given out. */
const PAGE_BYTES = 65_536

/** How many pages hold so many bytes. */
export function pagesFor(bytes: number): number {
  return Math.ceil(bytes / PAGE_BYTES)
}

const modules = new Map<string, WebAssembly.Module>()

/**
 * Starts a kernel on a memory.
 *
 * @param code from `code.ts`
 * @returns the functions that its source in `assembly/` exports; `Functions` has to say the same
 */
export function loadKernel<Functions>(code: string, memory: WebAssembly.Memory): Functions {
  let module = modules.get(code)
  if (!module) modules.set(code, (module = new WebAssembly.Module(Buffer.from(code, 'base64'))))
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Functions
}
