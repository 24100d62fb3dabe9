import type { VariableShape } from '../../net/workflow-shape.ts'
import { workflows as words } from '../../words/workflows.ts'

/** What a workflow remembers between its steps. */
export const Variables = ({ variables }: { readonly variables: readonly VariableShape[] }) =>
  variables.length === 0 ? (
    <p className="text-sm text-ink-2">{words.variables.none}</p>
  ) : (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-start text-xs text-ink-3">
          <th scope="col" className="py-1 text-start font-medium">
            {words.variables.name}
          </th>
          <th scope="col" className="py-1 text-start font-medium">
            {words.variables.type}
          </th>
          <th scope="col" className="py-1 text-start font-medium">
            {words.variables.init}
          </th>
        </tr>
      </thead>
      <tbody>
        {variables.map(({ name, type, init }, index) => (
          <tr key={index} className="border-t">
            <th scope="row" className="foreign py-1.5 pe-3 text-start font-mono text-xs font-medium">
              {name}
            </th>
            <td className="foreign py-1.5 pe-3">{typeWord(type)}</td>
            <td className={`foreign py-1.5 ${init === null ? 'text-ink-3' : 'font-mono text-xs'}`}>
              {init ?? words.variables.unset}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )

const typeWord = (type: string): string => Object.entries(words.types).find(([name]) => name === type)?.[1] ?? type
