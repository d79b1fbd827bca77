export {
  createUser,
  findAccount,
  invite,
  listUsers,
  resetPasswordOf,
  setActive,
  verifyUser,
  type Listed,
} from './administer.ts'
export { AccessToken } from './access-token.ts'
export { accessTokenView } from './access-tokens.ts'
export { keysGiven, type KeysGiven, type OwnKey } from './all-settings.ts'
export { AuditEntry } from './audit-entry.ts'
export { auditPage, auditView } from './audit-log.ts'
export { changePassword, rename, requestDeletion, requestEmailChange, resendVerification } from './change-account.ts'
export { Keyring, type Place } from './keyring.ts'
export { logIn, logOut, openSession, sessionLife, type SessionTokens } from './log-in.ts'
export { assertPassword, hashPassword, type PasswordRules } from './password.ts'
export { storageOf, type Plan, type PlanRules } from './plans.ts'
export type { Mail } from './ports.ts'
export { Profile } from './profile.ts'
export { requestReset, resetPassword, verifyEmail } from './recover.ts'
export { refresh } from './refresh.ts'
export { reseal } from './reseal.ts'
export { addAccount, register, type Registration } from './register.ts'
export { hashToken, newToken } from './tokens.ts'
export { User } from './user.ts'
export { UserSession } from './user-session.ts'
export { sessionView } from './user-sessions.ts'
export { UserSettings } from './user-settings.ts'
export { whoReads } from './who-reads.ts'
