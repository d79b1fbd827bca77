import { view } from '@stemma/domain'
import { accessTokenView, Profile, sessionView, User, UserSettings } from '@stemma/domain/identity'

export { accessTokenView, sessionView }

export const userView = view(User, ['id', 'email', 'username', 'emailVerified', 'createdAt', 'lastLoginAt'])
export const profileView = view(Profile, ['username', 'plan'])
export const settingsView = view(UserSettings, ['preferredLanguage', 'settingsJson'])
