import { view, type Seen } from '@stemma/domain'
import { accessTokenView, auditView, Profile, sessionView, User, UserSettings } from '@stemma/domain/identity'

export { accessTokenView, auditView, sessionView }

export const userView = view(User, ['id', 'email', 'username', 'emailVerified', 'createdAt', 'lastLoginAt'])
export const profileView = view(Profile, ['username', 'plan'])
export const settingsView = view(UserSettings, ['preferredLanguage', 'settingsJson'])

export type AuditEntrySeen = Seen<typeof auditView>
