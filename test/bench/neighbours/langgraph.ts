import { Annotation, END, START, StateGraph } from '@langchain/langgraph'
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import pg from 'pg'
import { serveProgram } from '../durable/program.ts'

const Steps = Annotation.Root({ count: Annotation<number>, last: Annotation<string> })

/** LangGraph: a library whose graph writes a checkpoint after each step. The mode is its `durability`. */
await serveProgram(async ({ databaseUrl, steps, bytes, mode }) => {
  const result = '.'.repeat(bytes)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 })
  const checkpointer = new PostgresSaver(pool)
  await checkpointer.setup()
  const graph = new StateGraph(Steps)
    .addNode('step', ({ count }) => ({ count: count + 1, last: result }))
    .addEdge(START, 'step')
    .addConditionalEdges('step', ({ count }) => (count < steps ? 'step' : END))
    .compile({ checkpointer })
  return {
    serverPid: null,
    run: async (id) => {
      await graph.invoke(
        { count: 0, last: '' },
        {
          configurable: { thread_id: id },
          recursionLimit: steps + 10,
          durability: mode === 'async' ? 'async' : 'sync',
        },
      )
    },
    storedSteps: async (ids) => {
      const { rows } = await pool.query<{ thread_id: string; steps: string }>(
        `SELECT thread_id, count(*) AS steps FROM checkpoints
         WHERE thread_id = ANY($1) AND (metadata->>'step')::int > 0 GROUP BY thread_id`,
        [ids],
      )
      const byId = new Map(rows.map(({ thread_id, steps }) => [thread_id, Number(steps)]))
      return ids.map((id) => byId.get(id) ?? 0)
    },
    close: () => checkpointer.end(),
  }
})
