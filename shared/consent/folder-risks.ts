/** What is wrong with keeping the ledger in a folder. */
export type FolderRisk =
  /** A program copies the folder to a cloud while the ledger is being written. */
  | { readonly kind: 'cloud'; readonly service: string }
  /** The folder is on another computer: locks and durable writes cannot be relied on. */
  | { readonly kind: 'network' }
  /** A copying program has already met two versions of a file here. */
  | { readonly kind: 'conflicted_copy'; readonly file: string }

export interface FolderFacts {
  /** The folder with its links followed, in the spelling of its system. */
  readonly path: string
  /** Type of the file system as `statfs` numbers it; 0 where that is not known. */
  readonly fileSystem: number
  /** Names of the files in the folder. */
  readonly names: readonly string[]
}

/** Parts of a path by which programs that copy folders to a cloud are recognised. */
const services: readonly (readonly [pattern: RegExp, service: string])[] = [
  [/^dropbox( \(.*\))?$/i, 'Dropbox'],
  [/^(google ?drive|googledrive-.*|meu drive|my drive|mi unidad|drivefs)$/i, 'Google Drive'],
  [/^onedrive( - .*|-.*)?$/i, 'OneDrive'],
  [/^(mobile documents|icloud ?drive|com~apple~clouddocs)$/i, 'iCloud'],
  [/^mega( ?sync.*)?$/i, 'MEGA'],
  [/^pcloud( ?drive| ?sync)?$/i, 'pCloud'],
  [/^box( ?sync|-box)?$/i, 'Box'],
  [/^(nextcloud|owncloud)\d*$/i, 'Nextcloud'],
  [/^baidu.*(disk|cloud)?$/i, 'Baidu'],
  [/^(syncthing|sync)$/i, 'Syncthing'],
]

/**
 * `f_type` of file systems that are on another computer: NFS, SMB, CIFS, SMB2, AFS, Coda, NCP, 9P,
 * Ceph, and what FUSE mounts for WebDAV and the like cannot be told from local ones, so not those.
 *
 * Numbers: statfs(2), https://man7.org/linux/man-pages/man2/statfs.2.html
 */
const networkTypes: readonly number[] = [
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x564c, 0x01021997, 0x00c36400,
]

const conflictedNames = [
  /conflicted copy/i,
  /cópia em conflito/i,
  /copia en conflicto/i,
  /\.sync-conflict-/i,
  /-conflict-\d/i,
]

/** Everything that is known to go wrong with a folder; nothing when it is an ordinary one. */
export function folderRisks({ path, fileSystem, names }: FolderFacts): FolderRisk[] {
  const risks: FolderRisk[] = []
  const parts = path.split(/[\\/]+/)
  const service = services.find(([pattern]) => parts.some((part) => pattern.test(part)))?.[1]
  if (service !== undefined) risks.push({ kind: 'cloud', service })
  const isShare = /^(\\\\|\/\/)[^\\/?.]/.test(path)
  if (isShare || networkTypes.includes(fileSystem >>> 0)) risks.push({ kind: 'network' })
  const file = names.find((name) => conflictedNames.some((pattern) => pattern.test(name)))
  if (file !== undefined) risks.push({ kind: 'conflicted_copy', file })
  return risks
}
