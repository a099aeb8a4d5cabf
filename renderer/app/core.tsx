import {
  useQuery,
  useQueryClient,
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { Client } from '../client.ts'
import type { Shell } from '../shell.ts'
import type { AppEvent, CallName, MethodInput, MethodOutput } from '../../shared/contract.ts'
import type { AppError } from '../../shared/errors.ts'

interface Core {
  readonly client: Client
  readonly shell: Shell
}

export const CoreContext = createContext<Core | null>(null)

/** The typed client and the shell around the pages. */
export function useCore(): Core {
  const core = use(CoreContext)
  if (!core) throw new Error('no core above')
  return core
}

/** Everything works without a network, so nothing waits for one; failures are not retried unasked. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always' },
    },
  })
}

interface AskOptions {
  readonly enabled?: boolean
  /** Shows the last answer while the next one is on its way. */
  readonly keepPrevious?: boolean
}

/** Asks the core and keeps the answer until an event makes it stale. */
export function useAnswer<N extends CallName>(
  name: N,
  input: MethodInput<N>,
  { enabled = true, keepPrevious = false }: AskOptions = {},
): UseQueryResult<MethodOutput<N>, AppError> {
  const { client } = useCore()
  return useQuery<MethodOutput<N>, AppError>({
    queryKey: [name, input],
    queryFn: () => client.call(name, input),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/** Told when events may have been missed: the connection was broken and is there again. */
export function onReconnected(shell: Shell, listener: () => void): () => void {
  let broken = false
  return shell.onConnection((connected) => {
    if (connected && broken) listener()
    broken = !connected
  })
}

/** The same for an act that cannot go on without the answer. @returns a function that waits for it, or has it */
export function useAsk(): <N extends CallName>(
  name: N,
  input: MethodInput<N>,
) => Promise<MethodOutput<N>> {
  const { client } = useCore()
  const queries = useQueryClient()
  return (name, input) =>
    queries.ensureQueryData({ queryKey: [name, input], queryFn: () => client.call(name, input) })
}

/** Answers that a changed ledger makes stale, by the first part of their method's name. */
const LEDGER_AREAS = [
  'app',
  'backups',
  'batches',
  'history',
  'merge',
  'optouts',
  'store',
  'subjects',
]

/** Which kept answers an event makes stale. */
export function invalidateBy(event: AppEvent, queries: QueryClient): void {
  if (event.type === 'settings.changed') {
    void queries.invalidateQueries({ queryKey: ['settings.get'] })
  }
  if (event.type === 'history.changed') {
    void queries.invalidateQueries({
      predicate: ({ queryKey: [name] }) => typeof name === 'string' && name.startsWith('history.'),
    })
  }
  if (event.type === 'store.changed') {
    void queries.invalidateQueries({
      predicate: ({ queryKey: [name] }) =>
        typeof name === 'string' && LEDGER_AREAS.includes(name.split('.')[0] ?? ''),
    })
  }
}
