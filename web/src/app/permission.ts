import { createContext, use } from 'react'

/** Whether whoever is signed in may change anything; only the gate knows. */
export const MayOperate = createContext(true)

/**
 * False where the key may only look. Until the server has said so it counts as true: what is sent nevertheless is refused
 * there.
 */
export const useMayOperate = (): boolean => use(MayOperate)
