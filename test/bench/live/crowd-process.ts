import { Crowd } from './crowd.ts'
import type { CrowdAnswer, CrowdQuestion } from './crowd-messages.ts'

/** Holds a part of the subscribers, as the benchmark that started this process says. */
const answer = (message: CrowdAnswer): void => void process.send?.(message)
let crowd: Crowd | null = null

process.on('message', (question: CrowdQuestion) => {
  switch (question.ask) {
    case 'join':
      crowd = new Crowd(question.order, (seq) => answer({ kind: 'reached', seq }))
      return crowd.fill()
    case 'ports':
      return crowd?.lead(question.ports)
    case 'enough':
      return crowd?.enough()
    case 'report':
      if (crowd !== null) answer({ kind: 'report', report: crowd.report(question.arrivals) })
  }
})
process.once('disconnect', () => process.exit(0))
