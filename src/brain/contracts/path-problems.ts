/** What is wrong with the paths of one list: each file once, and all inside the application. */
export function pathProblems(at: string, paths: readonly string[]): string[] {
  return paths.flatMap((path, index) => {
    const problems: string[] = []
    if (paths.indexOf(path) < index) {
      problems.push(`${at}[${index}]: found ${path} twice, expected each file once; join the two`)
    }
    if (path.startsWith('/') || path.includes('\\') || path.split('/').some((part) => ['..', '.', ''].includes(part))) {
      problems.push(
        `${at}[${index}]: found ${path}, expected a path inside the application such as "app/server.js"; correct it`,
      )
    }
    return problems
  })
}
