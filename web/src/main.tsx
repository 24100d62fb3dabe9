import './styles.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Gate } from './app/gate.tsx'
import { reloadIfServed } from './app/missing-part.ts'
import { router } from './app/router.tsx'
import { SessionProvider } from './app/session-context.tsx'

const place = document.getElementById('root')
if (place === null) throw new Error('Found no element #root, expected the one of index.html.')
// Where the server has been built anew since this page was loaded, parts that the page came without are gone.
window.addEventListener('vite:preloadError', () => void reloadIfServed())

createRoot(place).render(
  <StrictMode>
    <SessionProvider>
      <Gate>
        <RouterProvider router={router} />
      </Gate>
    </SessionProvider>
  </StrictMode>,
)
