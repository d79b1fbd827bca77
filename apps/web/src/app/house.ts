import { useQuery } from '@tanstack/react-query'
import { trpc } from '../trpc.ts'

/** What this server offers: who may register, whether it sends mail, which language model reads prompts. */
export const useHouse = () => useQuery({ ...trpc.identity.house.queryOptions(), staleTime: Infinity }).data
