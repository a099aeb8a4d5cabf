/**
 * Closes a union: a `switch` that ends here stops compiling when a member is added and not handled.
 *
 * @throws Error when untyped data carried a member the types do not know.
 */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
