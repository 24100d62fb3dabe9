import { home } from '../../words/home.ts'

/** Half the width and half the height of the picture, and how far the stages are from its middle. */
const middle = { x: 160, y: 112 }
const reach = { x: 108, y: 80 }

const stages = home.picture.stages.map((name, at) => {
  const angle = (at / home.picture.stages.length) * 2 * Math.PI - (5 / 6) * Math.PI
  return { name, at, x: middle.x + reach.x * Math.cos(angle), y: middle.y + reach.y * Math.sin(angle) }
})

/** How G1 works: what the team does, in its order, around the hub that all of it goes through. */
export const Picture = () => (
  <figure>
    <svg viewBox="0 0 320 224" aria-hidden="true" className="w-full">
      {stages.map(({ name, x, y }) => (
        <line
          key={name}
          x1={middle.x}
          y1={middle.y}
          x2={x}
          y2={y}
          className="stroke-line-strong"
          strokeDasharray="2 4"
        />
      ))}
      <circle cx={middle.x} cy={middle.y} r="38" className="fill-accent-soft stroke-accent" strokeWidth="1.5" />
      {home.picture.hub.split(' ').map((word, line) => (
        <text
          key={word}
          x={middle.x}
          y={middle.y - 3 + line * 15}
          textAnchor="middle"
          className="fill-accent text-xs font-semibold"
        >
          {word}
        </text>
      ))}
      {stages.map(({ name, at, x, y }) => (
        <g key={name}>
          <rect x={x - 50} y={y - 15} width="100" height="30" rx="15" className="fill-card stroke-line-strong" />
          <text x={x} y={y + 4} textAnchor="middle" className="fill-ink text-xs font-medium">
            <tspan className="tabular fill-ink-3">{at + 1} </tspan>
            {name}
          </text>
        </g>
      ))}
    </svg>
    <ol className="sr-only">
      {stages.map(({ name }) => (
        <li key={name}>{name}</li>
      ))}
    </ol>
    <figcaption className="mt-2 text-sm text-ink-2">{home.picture.caption}</figcaption>
  </figure>
)
