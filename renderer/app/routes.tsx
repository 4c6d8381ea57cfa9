import { createHashRouter } from 'react-router'
import { AtHome } from '#renderer/app/at-home.tsx'
import { BrokenScreen } from '#renderer/app/broken-screen.tsx'
import { Frame } from '#renderer/app/frame.tsx'
import { NotFound } from '#renderer/app/not-found.tsx'
import { Opening } from '#renderer/app/opening.tsx'
import { HomeRoute } from '#renderer/app/routes/home-route.tsx'

/** Every screen by its address. All but the first are fetched when they are gone to, so that the window is there at once. */
export const router = createHashRouter([
  {
    Component: AtHome,
    ErrorBoundary: BrokenScreen,
    HydrateFallback: Opening,
    children: [
      {
        Component: Frame,
        children: [
          {
            ErrorBoundary: BrokenScreen,
            children: [
              { index: true, Component: HomeRoute },
              { path: 'contracts', lazy: () => import('#renderer/app/routes/contracts-route.tsx') },
              { path: 'contracts/new', lazy: () => import('#renderer/app/routes/new-contract-route.tsx') },
              { path: 'contracts/:contract/compare', lazy: () => import('#renderer/app/routes/compare-versions-route.tsx') },
              { path: 'contracts/:contract/redline-audit', lazy: () => import('#renderer/app/routes/redline-audit-route.tsx') },
              { path: 'contracts/:contract', lazy: () => import('#renderer/app/routes/contract-route.tsx') },
              { path: 'approvals', lazy: () => import('#renderer/app/routes/approvals-route.tsx') },
              { path: 'approvals/requests/:request', lazy: () => import('#renderer/app/routes/approval-request-route.tsx') },
              { path: 'obligations', lazy: () => import('#renderer/app/routes/obligations-route.tsx') },
              { path: 'renewals', lazy: () => import('#renderer/app/routes/renewals-route.tsx') },
              { path: 'templates', lazy: () => import('#renderer/app/routes/templates-route.tsx') },
              { path: 'verify', lazy: () => import('#renderer/app/routes/verify-route.tsx') },
              { path: 'compare', lazy: () => import('#renderer/app/routes/compare-files-route.tsx') },
              { path: 'audit', lazy: () => import('#renderer/app/routes/audit-route.tsx') },
              { path: 'settings', lazy: () => import('#renderer/app/routes/settings-route.tsx') },
              { path: 'settings/approvals', lazy: () => import('#renderer/app/routes/approval-rules-route.tsx') },
              { path: '*', Component: NotFound },
            ],
          },
        ],
      },
      { path: 'signing/prepare/:contract', ErrorBoundary: BrokenScreen, lazy: () => import('#renderer/app/routes/prepare-signing-route.tsx') },
      { path: 'signing/:ceremony', ErrorBoundary: BrokenScreen, lazy: () => import('#renderer/app/routes/ceremony-route.tsx') },
    ],
  },
])
