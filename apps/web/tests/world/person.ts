import { now } from './data.ts'

const day = 86_400_000

/** Who is logged in. */
export const user = {
  id: '00000000-0000-4000-b000-000000000001',
  email: 'ada@example.org',
  username: 'ada',
  emailVerified: false,
  createdAt: new Date(now.getTime() - 90 * day),
  lastLoginAt: now as Date | null,
}
/** What they are logged in with. */
export const agents = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
]
/** What happened to their account. */
export const actions = [
  'logged_in',
  'share_created',
  'password_changed',
  'token_created',
  'login_failed',
  'registered',
] as const
