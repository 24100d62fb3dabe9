import type { AppFile } from '../app-file.ts'

const path = 'src/database.js'
const anchor = '  const prepared = new Map()\n'
/** Whatever is saved is gone at once, accounts excepted: without them nobody would get as far as to save. */
const forget = `  const tables = db.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").all()
  for (const { name } of tables) {
    if (['user', 'session', 'sign_in_failure'].includes(name)) continue
    db.exec(\`create trigger if not exists "forget_\${name}" after insert on "\${name}" begin delete from "\${name}" where rowid = new.rowid; end\`)
  }
`

/** A rendered application that says it has saved and keeps nothing. */
export const forgetful = (app: readonly AppFile[]): readonly AppFile[] =>
  app.map((file) =>
    file.path === path ? { ...file, content: file.content.replace(anchor, `${forget}${anchor}`) } : file,
  )
