import { Check, CircleDashed, Info, Minus, MousePointerClick, Scale, Sparkles, X } from 'lucide-react'
import type { ClauseKind, ClauseStatus } from '../api/generated/graphql.ts'
import { hub as words } from '../words/hub.ts'

const statusLooks = {
  OPEN: { Icon: CircleDashed, colour: 'text-accent' },
  COVERED: { Icon: Check, colour: 'text-ok' },
  NOT_COVERED: { Icon: X, colour: 'text-bad' },
  NOT_NEEDED: { Icon: Minus, colour: 'text-ink-3' },
} as const

const kindIcons = { FUNCTION: MousePointerClick, RULE: Scale, QUALITY: Sparkles, CONTEXT: Info } as const

interface StatusProps {
  readonly status: ClauseStatus
  /** The sign alone; its word is for those who hear it. */
  readonly short?: boolean
}

/** How a clause stands: a sign, its colour and the word. */
export function ClauseStatusMark({ status, short = false }: StatusProps) {
  const { Icon, colour } = statusLooks[status]
  return (
    <span className={`inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap ${colour}`}>
      <Icon size={14} strokeWidth={2.5} aria-hidden="true" className="shrink-0" />
      <span className={short ? 'sr-only' : ''}>{words.status[status]}</span>
    </span>
  )
}

/** What a clause states, with its sign. */
export function ClauseKindMark({ kind }: { readonly kind: ClauseKind }) {
  const Icon = kindIcons[kind]
  return (
    <span className="inline-flex items-center gap-1 text-xs whitespace-nowrap text-ink-3">
      <Icon size={12} aria-hidden="true" />
      {words.kinds[kind]}
    </span>
  )
}
