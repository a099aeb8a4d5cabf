/**
 * What `make` makes for a key, made once and known from then on.
 *
 * @param most how many are remembered; further ones are made each time
 */
export function onceEach<Key, Value>(
  known: Map<Key, Value>,
  key: Key,
  make: () => Value,
  most = Number.POSITIVE_INFINITY,
): Value {
  const there = known.get(key)
  if (there !== undefined) return there
  const made = make()
  if (known.size < most) known.set(key, made)
  return made
}
