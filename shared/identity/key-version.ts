/**
 * The version of the rules that turn a written number into a key. It is stored beside each entry
 * with the written form, so that keys can be computed again; raise it when any key may change.
 */
export const KEY_VERSION = 1
