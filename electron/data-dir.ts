import { homedir } from 'node:os'
import { posix, resolve, win32 } from 'node:path'

/** The parts of the outside world that decide where the data lives. */
export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/**
 * The folder that holds the opt-outs when nobody chose another: the one each system sets apart for
 * an application's own data on this computer (not the roaming or synchronised one).
 *
 * The base folder on Linux follows the XDG Base Directory Specification, which says that a relative
 * `XDG_DATA_HOME` is to be ignored.
 */
export function defaultDataDir({ platform, env, home }: Surroundings): string {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? ''
    return win32.join(local === '' ? win32.join(home, 'AppData', 'Local') : local, 'Lista Limpa')
  }
  if (platform === 'darwin')
    return posix.join(home, 'Library', 'Application Support', 'Lista Limpa')
  const xdg = env['XDG_DATA_HOME'] ?? ''
  return posix.join(
    posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share'),
    'lista-limpa',
  )
}

/**
 * The data folder every shell opens: the given one (`--data-dir`), else `LISTA_LIMPA_DATA`, else
 * the default of the system. Always absolute.
 */
export function chooseDataDir(
  given: string | undefined,
  surroundings: Surroundings = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const chosen = given ?? surroundings.env['LISTA_LIMPA_DATA'] ?? ''
  return chosen === '' ? defaultDataDir(surroundings) : resolve(chosen)
}
