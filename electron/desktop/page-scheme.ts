import { protocol } from 'electron'
import { readPageFiles } from '../pages/page-files.ts'
import { pageHeaders } from '../pages/page-headers.ts'

const SCHEME = 'app'
const HOST = 'bundle'

/** Where the pages stand: a scheme of our own, so that no `file:` address has any power. */
export const PAGE_ADDRESS = `${SCHEME}://${HOST}/`

export function isOurPage(address: string): boolean {
  return URL.canParse(address) && address.startsWith(PAGE_ADDRESS)
}

/** Must be called before the app is ready. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * Answers the scheme from the table of built files. Electron's security checklist, items 7 and 18.
 * Whatever an address looks like, it is only ever looked up.
 */
export function servePageScheme(): void {
  const files = readPageFiles()
  protocol.handle(SCHEME, ({ method, url }) => {
    const { host, pathname } = new URL(url)
    const file = host === HOST && method === 'GET' ? files.get(pathname) : undefined
    const headers = { ...pageHeaders, 'content-type': file?.type ?? 'text/plain; charset=utf-8' }
    return new Response(file?.body ?? null, { status: file ? 200 : 404, headers })
  })
}
