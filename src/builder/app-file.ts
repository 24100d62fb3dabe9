/** One file of a rendered application; `path` is relative, with `/`. */
export type AppFile = { readonly path: string; readonly content: string }
