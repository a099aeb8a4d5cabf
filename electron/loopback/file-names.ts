/** A name that Windows keeps for a device, whatever follows its first dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const LONGEST = 120

/**
 * The name of an uploaded file as it may be shown and used for files made from it: no folders, no
 * control or direction marks, nothing that a system keeps for itself.
 */
export function plainFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const kept = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  const short = [...kept].slice(0, LONGEST).join('')
  if (short === '') return 'lista.csv'
  return DEVICE.test(short) ? `_${short}` : short
}

/**
 * The header that makes a browser save the answer under a name: plain ASCII for what is old, and the
 * real name in UTF-8 (RFC 6266, with the encoding of RFC 8187).
 */
export function attachmentNamed(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_')
  const utf8 = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`
}
