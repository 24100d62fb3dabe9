import { counted } from './counted.ts'
import { namesIn } from './names-in.ts'
import type { Kept, Scene } from './scene.ts'

/** Gives a row what these worked-out values of it are made of: so many rows that refer to it. */
export async function filled(scene: Scene, row: Kept, names: readonly string[], count: number): Promise<void> {
  for (const computed of scene.app.entity(row.entity).computed.filter((each) => names.includes(each.id))) {
    if (computed.kind === 'expression') await filled(scene, row, namesIn(computed.expression), count)
    if (computed.kind !== 'aggregate') continue
    for (let made = 0; made < count; made += 1) {
      const part = await counted(scene, computed.of, computed.where, { [computed.via]: row.id }, { like: row.by })
      await filled(scene, part, namesIn(computed.value ?? ''), 1)
    }
  }
}
