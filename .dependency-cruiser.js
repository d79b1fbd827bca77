export { config as default } from './tooling/lint/src/arrows/config.ts'
