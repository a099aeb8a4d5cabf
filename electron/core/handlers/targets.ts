import { dirname } from 'node:path'
import type { OutputRequest } from '../../../shared/contract.ts'
import type { PlaceId } from '../../../shared/model.ts'
import type { ChosenRole, CleanTargets } from '../cleaning/types.ts'
import type { Context } from '../context.ts'
import type { Place } from '../places.ts'

const roles: readonly ChosenRole[] = ['clean', 'removed', 'review', 'report']

export function fileOf({ path, name }: Place) {
  return { path, name }
}

/** Where the files go: the chosen places, else beside the list, under names made from its own. */
export function targetsFor(
  context: Pick<Context, 'places' | 'ownFolder'>,
  list: Place,
  { folder, parts, formats, recordsPerFile, zip, replace, ...outputs }: OutputRequest,
): CleanTargets {
  const chosen = roles.flatMap((role) => {
    const place = outputs[role]
    return place === null ? [] : [[role, context.places.get(place).path] as const]
  })
  return {
    stem: null,
    folder: folderFor(context, list, folder),
    chosen: Object.fromEntries(chosen),
    parts,
    formats,
    recordsPerFile,
    zip,
    replace,
  }
}

/** The chosen folder, else that of the list; an uploaded list has none of its operator's. */
export function folderFor(
  { places, ownFolder }: Pick<Context, 'places' | 'ownFolder'>,
  { path, uploaded }: Pick<Place, 'path' | 'uploaded'>,
  chosen: PlaceId | null,
): string {
  if (chosen !== null) return places.get(chosen).path
  return uploaded ? ownFolder() : dirname(path)
}
