import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient, InterfaceProvider } from '../ui/provider.tsx'
import { createShellRouter } from './router.tsx'
import { screens } from './screens.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

const router = createShellRouter(screens)

createRoot(root).render(
  <StrictMode>
    <InterfaceProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </InterfaceProvider>
  </StrictMode>,
)
