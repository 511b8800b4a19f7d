export { readSettings } from './read-settings.ts';
export type { BoardSettings, LlamaSettings, LogLevel, MySqlSettings, Settings } from './settings.ts';
export { SettingsError } from './settings-error.ts';
