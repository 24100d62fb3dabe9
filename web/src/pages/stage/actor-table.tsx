import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { say } from '../../words/say.ts'
import { stage as words } from '../../words/stage.ts'
import { cardText } from './picture/cards.ts'
import { inWords } from '../../live/titles.ts'
import { useStage } from './use-stage.tsx'

const head = 'px-2 py-1.5 text-xs font-medium text-ink-3'
const cell = 'px-2 py-1.5 align-middle'
const figure = `${cell} tabular text-end`

/** The picture in tables: the same facts, for whoever does not see it or wants figures. */
export function ActorTable() {
  const [open, setOpen] = useState(false)
  return (
    <details className="mt-4" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="rounded-md text-sm text-ink-2">{words.table.toggle}</summary>
      {open ? (
        <>
          <Actors />
          <Traces />
        </>
      ) : null}
    </details>
  )
}

function Actors() {
  const stage = useStage()
  const { roster, titleOf, open } = stage
  const { table } = words
  return (
    // biome-ignore lint: what scrolls has to be reachable from the keyboard.
    <div
      tabIndex={0}
      role="region"
      aria-label={table.actors}
      className="mt-2 overflow-x-auto rounded-lg border bg-card"
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{table.actors}</caption>
        <thead className="border-b">
          <tr>
            {[table.who, table.phase, table.state, table.step].map((one) => (
              <th key={one} scope="col" className={`${head} text-start`}>
                {one}
              </th>
            ))}
            {[table.handedIn, table.handedOut, table.published, table.pulled].map((one) => (
              <th key={one} scope="col" className={`${head} text-end`}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roster.map(({ actor, group }) => {
            const { standing, doing } = cardText(stage, actor)
            return (
              <tr key={actor.id} className="border-b last:border-b-0">
                <th scope="row" className={`${cell} text-start font-medium`}>
                  <button
                    type="button"
                    className="foreign text-start hover:underline"
                    onClick={() => open(`persona:${actor.id}`)}
                  >
                    {titleOf(actor.id)}
                  </button>
                </th>
                <td className={cell}>{inWords(group)}</td>
                <td className={cell}>{words.standing[standing]}</td>
                <td className={`${cell} foreign min-w-40`}>{doing}</td>
                <td className={figure}>{actor.handedIn}</td>
                <td className={figure}>{actor.handedOut}</td>
                <td className={figure}>{actor.published}</td>
                <td className={figure}>{actor.pulled}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Traces() {
  const { state, titleOf, open } = useStage()
  const { table } = words
  if (state.traces.size === 0) return null
  return (
    // biome-ignore lint: what scrolls has to be reachable from the keyboard.
    <div
      tabIndex={0}
      role="region"
      aria-label={table.traces}
      className="mt-3 overflow-x-auto rounded-lg border bg-card"
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{table.traces}</caption>
        <thead className="border-b">
          <tr>
            {[table.from, table.to].map((one) => (
              <th key={one} scope="col" className={`${head} text-start`}>
                {one}
              </th>
            ))}
            {[table.handoffs, table.returned, table.refused].map((one) => (
              <th key={one} scope="col" className={`${head} text-end`}>
                {one}
              </th>
            ))}
            <td className={head} />
          </tr>
        </thead>
        <tbody>
          {[...state.traces].map(([key, { from, to, handoffs, returned, refused }]) => (
            <tr key={key} className="border-b last:border-b-0">
              <td className={`${cell} foreign`}>{titleOf(from)}</td>
              <td className={`${cell} foreign`}>{titleOf(to)}</td>
              <td className={figure}>{handoffs}</td>
              <td className={figure}>{returned}</td>
              <td className={figure}>{refused}</td>
              <td className={`${cell} text-end`}>
                <Button
                  size="sm"
                  look="quiet"
                  aria-label={`${table.show}: ${say(words.sheet.between, { from: titleOf(from), to: titleOf(to) })}`}
                  onClick={() => open(`between:${from}:${to}`)}
                >
                  {table.show}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
