import { useMemo } from 'react'
import type { RunEvent } from '../../../../src/client/client.ts'
import { spoken, titlesOfEvents } from '../../live/titles.ts'
import { useGrown } from '../../live/use-grown.ts'
import { describeEvent } from '../events/describe-event.ts'
import { useLog } from './scene.tsx'

/** Tells an event in plain words; one of a type that nobody knows yet by its name. */
export function useTelling(): (event: RunEvent) => string {
  const titles = useGrown(useLog().events, titlesOfEvents)
  return useMemo(() => (event: RunEvent) => describeEvent(event, titles) || spoken(event.type), [titles])
}
