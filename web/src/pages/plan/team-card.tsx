import { Link } from '@tanstack/react-router'
import type { RunSnapshotFragment } from '../../api/generated/graphql.ts'
import { titleOf } from '../../net/step-words.ts'
import { Card } from '../../ui/card.tsx'
import { PersonaMark } from '../../ui/persona-mark.tsx'
import { plan as words } from '../../words/plan.ts'

interface TeamCardProps {
  readonly team: RunSnapshotFragment['team']
  readonly onStep: (name: string) => void
}

/** Who fills which steps of a plan. */
export const TeamCard = ({ team, onStep }: TeamCardProps) => (
  <Card title={words.team.title}>
    <p className="mb-3 text-sm text-ink-2">{team.length === 0 ? words.team.none : words.team.text}</p>
    <ul className="grid gap-3">
      {team.map(({ persona, tier, steps, contract }) => (
        <li key={`${persona.id}/${contract}`} className="flex items-start gap-3">
          <PersonaMark title={persona.title} size="sm" />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <Link
                to="/personas/$name"
                params={{ name: persona.name }}
                className="foreign font-medium hover:text-accent"
              >
                {persona.title}
              </Link>
              <span className="text-xs text-ink-3">
                {tierWord(tier)} · <span className="font-mono">{contract}</span>
              </span>
            </p>
            <p className="flex flex-wrap gap-x-3 text-sm">
              {steps.map((step) => (
                <button
                  key={step}
                  type="button"
                  onClick={() => onStep(step)}
                  className="foreign text-start text-accent hover:underline"
                >
                  {titleOf(step)}
                </button>
              ))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  </Card>
)

const tierWord = (tier: string): string => Object.entries(words.team.tiers).find(([name]) => name === tier)?.[1] ?? tier
