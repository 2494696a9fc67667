// Who is at work, at which organ: for every page inside the frame.
import { createContext, useContext } from 'react'
import type { Me } from '../api/types.ts'

export interface AtWork {
  me: Me
  /** The organ whose work is shown. */
  organ: Me['organs'][number]
  choose: (organId: string) => void
  may: (permission: string) => boolean
}

export const AtWorkContext = createContext<AtWork | null>(null)

export function useAtWork(): AtWork {
  const atWork = useContext(AtWorkContext)
  if (!atWork) throw new Error('used outside of the frame')
  return atWork
}

const key = 'gongkai-organ'

/** The organ chosen in this window, else the person's own. */
export const chosenOrgan = (me: Me): Me['organs'][number] => {
  const chosen = sessionStorage.getItem(key)
  const withRoles = me.organs.filter(({ roles }) => roles.length)
  return (
    me.organs.find(({ id }) => id === chosen) ??
    withRoles.find(({ id }) => id === me.organId) ??
    withRoles[0] ??
    me.organs[0]!
  )
}
export const keepOrgan = (organId: string) => sessionStorage.setItem(key, organId)
