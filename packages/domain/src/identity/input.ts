import { z } from 'zod'
import { ref, text } from '../shared/input.ts'

export const plans = ['free', 'pro'] as const
export const tokenPurposes = ['verify_email', 'change_email', 'reset_password'] as const

/** What an access token may be limited to. Managing the account itself is for sessions alone. */
export const scopes = [
  'sounds:read',
  'sounds:write',
  'library:read',
  'library:write',
  'jobs:read',
  'profile:read',
] as const
export type Scope = (typeof scopes)[number]

export const auditActions = [
  'registered',
  'logged_in',
  'login_failed',
  'logged_out',
  'session_revoked',
  'refresh_reused',
  'password_changed',
  'password_reset_requested',
  'password_reset',
  'email_change_requested',
  'email_changed',
  'email_verified',
  'renamed',
  'token_created',
  'token_revoked',
  'key_set',
  'key_removed',
  'share_created',
  'share_changed',
  'share_revoked',
  'visibility_changed',
  'deletion_requested',
  'deletion_cancelled',
  'suspended',
  'activated',
] as const
export type AuditAction = (typeof auditActions)[number]
/** Names of fields and ids of things, never values. */
export type AuditDetails = Record<string, string | number | boolean | string[]>

export const userId = ref('identity.users')
export const sessionId = ref('identity.user_sessions')
export const accessTokenId = ref('identity.access_tokens')

/** The address a person is reached at. The expression is the column's own check. */
export const email = text(255).regex(
  /^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$/,
  'This is not an e-mail address.',
)
export const username = z
  .string()
  .regex(/^[A-Za-z0-9_-]{3,50}$/, 'A name has 3 to 50 letters, digits, underscores or hyphens.')
/** 8 to 1024 bytes of anything; whether it is good enough is `identity/password.ts`. */
export const password = z
  .string()
  .min(8, 'A password has at least 8 characters.')
  .max(1024)
  .refine((value) => new TextEncoder().encode(value).length <= 1024, 'A password has at most 1024 bytes.')

export const secretToken = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{20,200}$/, 'This link is not complete.')
  .meta({ ref: 'secret' })

export const registerInput = z.strictObject({ email, username, password, invite: secretToken.optional() })
export const loginInput = z.strictObject({
  name: text(255),
  password: z.string().min(1).max(1024),
  keepAccount: z.boolean().optional(),
})
export const forgotInput = z.strictObject({ email })
export const resetInput = z.strictObject({ token: secretToken, password })
export const verifyInput = z.strictObject({ token: secretToken })

export const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  language: z.enum(['en', 'de']).optional(),
  density: z.enum(['dense', 'comfortable']).optional(),
  autoSave: z.boolean().optional(),
  notifications: z.strictObject({ email: z.boolean().optional(), browser: z.boolean().optional() }).optional(),
  audioDefaults: z
    .strictObject({
      format: z.enum(['wav', 'flac', 'mp3']).optional(),
      quality: z.enum(['low', 'medium', 'high']).optional(),
    })
    .optional(),
})
export type Settings = z.infer<typeof settings>

export const providers = ['openai', 'anthropic', 'elevenlabs'] as const
/** Providers whose models read prompts. Of a person's own keys the first of these is used. */
export const readingProviders = ['anthropic', 'openai'] as const satisfies readonly (typeof providers)[number][]
/** What a provider hands out. It travels as a header, so it has nothing a header cannot have. */
export const providerKey = z
  .string()
  .regex(/^[\x21-\x7e]{8,500}$/, 'A key has 8 to 500 letters, digits and signs, and no blanks.')
