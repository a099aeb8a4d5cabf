import type { MethodName } from '../../../shared/contract.ts'
import type { Context } from '../context.ts'
import type { HandlerOf, Handlers } from '../dispatch.ts'

const app = async () => (await import('./app.ts')).appHandlers
const backups = async () => (await import('./backups.ts')).backupHandlers
const batches = async () => (await import('./batches.ts')).batchHandlers
const certificates = async () => (await import('./certificates.ts')).certificateHandlers
const conversion = async () => (await import('./conversion.ts')).conversionHandlers
const history = async () => (await import('./history.ts')).historyHandlers
const identities = async () => (await import('./identities.ts')).identityHandlers
const jobs = async () => (await import('./jobs.ts')).jobHandlers
const columns = async () => (await import('./list-columns.ts')).listColumnHandlers
const lists = async () => (await import('./lists.ts')).listHandlers
const merge = async () => (await import('./merge.ts')).mergeHandlers
const files = async () => (await import('./optout-files.ts')).optoutFileHandlers
const optouts = async () => (await import('./optouts.ts')).optoutHandlers
const recording = async () => (await import('./recording.ts')).recordingHandlers
const settings = async () => (await import('./settings.ts')).settingsHandlers
const store = async () => (await import('./store.ts')).storeHandlers
const subjects = async () => (await import('./subjects.ts')).subjectHandlers
const views = async () => (await import('./views.ts')).viewHandlers

/** The file that carries out each method of the contract; a method without one does not compile. */
const homes: {
  readonly [N in MethodName]: () => Promise<(context: Context) => Pick<Handlers, N>>
} = {
  'app.info': app,
  'settings.get': settings,
  'settings.set': settings,
  'identities.identify': identities,
  'lists.inspect': lists,
  'lists.survey': lists,
  'lists.check': lists,
  'lists.rows': lists,
  'lists.clean': lists,
  'lists.consentGap': lists,
  'preflight.file': lists,
  'lists.rememberColumns': columns,
  'lists.forgetColumns': columns,
  'lists.convert': conversion,
  'optouts.preview': optouts,
  'optouts.check': optouts,
  'optouts.list': optouts,
  'optouts.facets': optouts,
  'optouts.history': optouts,
  'optouts.add': recording,
  'optouts.release': recording,
  'optouts.import': files,
  'optouts.export': files,
  'optouts.consent': files,
  'batches.list': batches,
  'batches.rows': batches,
  'batches.previewUndo': batches,
  'batches.undo': batches,
  'subjects.describe': subjects,
  'subjects.receipt': subjects,
  'subjects.erase': subjects,
  'history.runs': history,
  'history.run': history,
  'history.reopen': history,
  'history.consentGap': history,
  'history.redo': history,
  'history.savings': history,
  'certificates.verify': certificates,
  'certificates.page': certificates,
  'backups.list': backups,
  'backups.create': backups,
  'backups.newestGood': backups,
  'backups.restore': backups,
  'store.check': store,
  'store.rebuild': store,
  'merge.export': merge,
  'merge.apply': merge,
  'merge.self': merge,
  'merge.senders': merge,
  'merge.forget': merge,
  'views.list': views,
  'views.save': views,
  'views.remove': views,
  'job.cancel': jobs,
  'job.outcome': jobs,
}

/**
 * The methods of the contract, each loaded with its first call: a command or a screen needs few of
 * them, and nobody waits for the others.
 */
export function handlersOnCall(context: Context): HandlerOf {
  const loaded = new Map<unknown, Promise<Partial<Handlers>>>()
  return async <N extends MethodName>(name: N) => {
    const load = homes[name]
    const group = loaded.get(load) ?? load().then((handlers) => handlers(context))
    loaded.set(load, group)
    return (await group)[name] as Handlers[N]
  }
}
