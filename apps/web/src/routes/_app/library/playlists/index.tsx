import { createFileRoute } from '@tanstack/react-router'
export const Route = createFileRoute('/_app/library/playlists/')({ component: () => null })
