// Reading with a cache, changing with a refresh of what may have changed.
import { type UseQueryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, type Trouble } from './client.ts'
import type { RolesTable, StaffRow, Words } from './types.ts'

type Query = Record<string, string | number | boolean | null | undefined>

export const useGet = <T>(path: string | null, query: Query = {}, options: Partial<UseQueryOptions<T, Trouble>> = {}) =>
  useQuery<T, Trouble>({
    queryKey: [path, query],
    queryFn: () => get<T>(path!, query),
    enabled: path !== null,
    ...options,
  })

/** After a change everything shown is asked for again: figures, lists and pages hang together. */
export function useChange<T, V = void>(change: (value: V) => Promise<T>, after?: (result: T, value: V) => void) {
  const client = useQueryClient()
  return useMutation<T, Trouble, V>({
    mutationFn: change,
    onSuccess: async (result, value) => {
      await client.invalidateQueries()
      after?.(result, value)
    },
  })
}

const stays = { staleTime: Number.POSITIVE_INFINITY }
export const useWords = () => useGet<Words>('/request-words', {}, stays)
export const useRoles = () => useGet<RolesTable>('/roles', {}, stays)
export const useStaff = (organ: string | null) => useGet<{ staff: StaffRow[] }>(organ && '/staff', { organ })
