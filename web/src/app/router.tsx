import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { NotFound, PageBroken } from './fallbacks.tsx'
import { lazyPage } from './missing-part.ts'
import { readOpen, readRunSearch, readRunsSearch } from './search.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyPage(() => import('../pages/home/home-page.tsx')),
})
const runs = createRoute({
  getParentRoute: () => root,
  path: '/runs',
  validateSearch: readRunsSearch,
  component: lazyPage(() => import('../pages/runs/runs-page.tsx')),
})
/** Every page of a run is drawn inside this one, which follows the run. */
const run = createRoute({
  getParentRoute: () => root,
  path: '/runs/$runId',
  validateSearch: readRunSearch,
  component: lazyPage(() => import('../pages/run/run-layout.tsx')),
})
const runTabs = [
  createRoute({
    getParentRoute: () => run,
    path: '/',
    component: lazyPage(() => import('../pages/stage/stage-page.tsx')),
  }),
  createRoute({
    getParentRoute: () => run,
    path: '/plan',
    component: lazyPage(() => import('../pages/plan/plan-page.tsx')),
  }),
  createRoute({
    getParentRoute: () => run,
    path: '/timeline',
    component: lazyPage(() => import('../pages/timeline/timeline-page.tsx')),
  }),
  createRoute({
    getParentRoute: () => run,
    path: '/events',
    component: lazyPage(() => import('../pages/events/events-page.tsx')),
  }),
  createRoute({
    getParentRoute: () => run,
    path: '/hub',
    component: lazyPage(() => import('../pages/hub/hub-page.tsx')),
  }),
  createRoute({
    getParentRoute: () => run,
    path: '/files',
    component: lazyPage(() => import('../pages/files/files-page.tsx')),
  }),
  createRoute({
    getParentRoute: () => run,
    path: '/usage',
    component: lazyPage(() => import('../pages/usage/usage-page.tsx')),
  }),
] as const
const personas = createRoute({
  getParentRoute: () => root,
  path: '/personas',
  component: lazyPage(() => import('../pages/personas/personas-page.tsx')),
})
const persona = createRoute({
  getParentRoute: () => root,
  path: '/personas/$name',
  component: lazyPage(() => import('../pages/personas/persona-page.tsx')),
})
const workflows = createRoute({
  getParentRoute: () => root,
  path: '/workflows',
  component: lazyPage(() => import('../pages/workflows/workflows-page.tsx')),
})
const workflow = createRoute({
  getParentRoute: () => root,
  path: '/workflows/$name',
  component: lazyPage(() => import('../pages/workflows/workflow-page.tsx')),
})
const brain = createRoute({
  getParentRoute: () => root,
  path: '/brain',
  validateSearch: readOpen,
  component: lazyPage(() => import('../pages/brain/brain-page.tsx')),
})
const cluster = createRoute({
  getParentRoute: () => root,
  path: '/cluster',
  component: lazyPage(() => import('../pages/cluster/cluster-page.tsx')),
})

const tree = root.addChildren([
  home,
  runs,
  run.addChildren([...runTabs]),
  personas,
  persona,
  workflows,
  workflow,
  brain,
  cluster,
])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultErrorComponent: PageBroken,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
