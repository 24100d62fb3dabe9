import { Copy, CopyX, Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import { toneClass } from '../ui/tone.ts'
import { net } from '../words/net.ts'
import { GateMark } from './gate-mark.tsx'
import { StateSign } from './state-sign.tsx'
import { toneOf } from './step-mark.ts'

const gates = ['xor', 'and', 'or'] as const
const states = ['IDLE', 'ENABLED', 'RUNNING', 'COMPLETED', 'FAILED'] as const

/** What the signs of a net mean. */
export const NetLegend = () => (
  <details className="mt-2 text-sm text-ink-2">
    <summary className="w-fit rounded-sm font-medium">{net.legend.title}</summary>
    <div className="mt-3 grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
      <Part title={net.legend.states}>
        {states.map((state) => (
          <Sign key={state} words={net.state[state]}>
            <span className={`flex size-5 items-center justify-center rounded-full ${toneClass[toneOf(state, false)]}`}>
              <StateSign state={state} size={12} />
            </span>
          </Sign>
        ))}
      </Part>
      {(['join', 'split'] as const).map((side) => (
        <Part key={side} title={side === 'join' ? net.legend.before : net.legend.after}>
          {gates.map((gate) => (
            <Sign key={gate} words={net.legend[side][gate]}>
              <span className="h-5">
                <GateMark gate={gate} side={side} />
              </span>
            </Sign>
          ))}
        </Part>
      ))}
      <Part title={net.legend.lines}>
        <Sign words={net.legend.way}>
          <Stroke className="border-line-strong" />
        </Sign>
        <Sign words={net.legend.takenWay}>
          <Stroke className="border-t-2 border-ink-2" />
        </Sign>
        <Sign words={net.legend.back}>
          <Stroke className="border-t-2 border-warn" />
        </Sign>
        <Sign words={net.legend.need}>
          <Stroke className="border-dashed border-line-strong" />
        </Sign>
        <Sign words={net.legend.timer}>
          <Timer size={14} aria-hidden="true" />
        </Sign>
        <Sign words={net.legend.cancels}>
          <CopyX size={14} aria-hidden="true" />
        </Sign>
        <Sign words={net.legend.each}>
          <Copy size={14} aria-hidden="true" />
        </Sign>
      </Part>
    </div>
  </details>
)

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div>
    <p className="mb-1 font-medium text-ink">{title}</p>
    <ul className="grid gap-1">{children}</ul>
  </div>
)

const Sign = ({ words, children }: { readonly words: string; readonly children: ReactNode }) => (
  <li className="flex items-center gap-2">
    <span className="flex w-6 shrink-0 justify-center">{children}</span>
    {words}
  </li>
)

const Stroke = ({ className }: { readonly className: string }) => (
  <span aria-hidden="true" className={`w-6 border-t ${className}`} />
)
