import { describe, expect, it } from 'vitest'
import { graphOf, waysOf } from '../../../web/src/net/net-graph.ts'
import { step, to, workflow } from './nets.ts'

const none: ReadonlySet<string> = new Set()

describe('what is drawn of a workflow', () => {
  it('puts parts in the order of the work, those that are reached in need behind the others', () => {
    const { nodes } = graphOf(
      workflow([
        'main',
        [
          step('write', { next: to('check'), exhausted: 'help' }),
          step('help', { by: 'human', next: to('write', 'END') }),
          step('check', { split: 'xor', next: [{ to: 'END', when: "ok = 'yes'" }, ...to('write')] }),
        ],
      ]),
      none,
    )
    expect(nodes.map(({ id }) => id)).toEqual(['START', 'write', 'check', 'help', 'END'])
  })

  it('tells ways back from ways on, those in need, and the one that is taken otherwise', () => {
    const { lines } = graphOf(
      workflow([
        'main',
        [
          step('write', { next: to('check'), exhausted: 'END' }),
          step('check', { split: 'xor', next: [{ to: 'END', when: "ok = 'yes'" }, ...to('write')] }),
        ],
      ]),
      none,
    )
    expect(
      lines.map(({ from, to: end, back, exhausted, otherwise }) => [from, end, { back, exhausted, otherwise }]),
    ).toEqual([
      ['START', 'write', { back: false, exhausted: false, otherwise: false }],
      ['write', 'check', { back: false, exhausted: false, otherwise: false }],
      ['write', 'END', { back: false, exhausted: true, otherwise: false }],
      ['check', 'END', { back: false, exhausted: false, otherwise: false }],
      ['check', 'write', { back: true, exhausted: false, otherwise: true }],
    ])
  })

  it('shows a way to a name that is nothing, and steps that nothing reaches', () => {
    const { nodes } = graphOf(workflow(['main', [step('a', { next: to('gone') }), step('island')]]), none)
    expect(nodes.map(({ id, kind }) => [id, kind])).toEqual([
      ['START', 'start'],
      ['a', 'step'],
      ['gone', 'missing'],
      ['island', 'step'],
      ['END', 'end'],
    ])
  })

  it('opens a net inside of its step, and never a net inside of itself', () => {
    const nested = workflow(
      ['main', [step('review', { by: 'net', who: 'reviewing' })]],
      ['reviewing', [step('look', { next: to('again') }), step('again', { by: 'net', who: 'reviewing' })]],
    )
    const shut = graphOf(nested, none)
    expect(shut.nodes.map(({ id }) => id)).toEqual(['START', 'review', 'END'])
    const open = graphOf(nested, new Set(['review', 'review/again']))
    expect(open.nodes.map(({ id, kind, inside }) => [id, kind, inside])).toEqual([
      ['START', 'start', null],
      ['review', 'frame', null],
      ['END', 'end', null],
      ['review/START', 'start', 'review'],
      ['review/look', 'step', 'review'],
      ['review/again', 'step', 'review'],
      ['review/END', 'end', 'review'],
    ])
    expect(open.nodes.find(({ id }) => id === 'review/again')).toMatchObject({ opens: false })
  })

  it('frames a net that no step runs', () => {
    const { nodes } = graphOf(workflow(['main', [step('a')]], ['lonely', [step('b')]]), none)
    expect(nodes.find(({ kind }) => kind === 'frame')).toMatchObject({ id: 'net:lonely', step: null })
    expect(nodes.find(({ id }) => id === 'net:lonely/b')).toMatchObject({ inside: 'net:lonely' })
  })

  it('knows from where a step can be reached', () => {
    const check = step('check', { next: to('a', 'END') })
    expect(waysOf(workflow(['main', [step('a', { next: to('check') }), check]]), check)).toEqual({
      from: ['a'],
      to: [
        { name: 'a', when: null },
        { name: 'END', when: null },
      ],
    })
  })
})
