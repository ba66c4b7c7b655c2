import { assetCommands } from './asset-commands.js';
import { backupCommands } from './backup-commands.js';
import { checkCommand } from './check-command.js';
import type { Command } from './command.js';
import { keyCommands } from './key-commands.js';
import { modelCommands } from './model-commands.js';

/** Every command of `render-node`; without one, the service is started. */
export const commands: readonly Command[] = [
	checkCommand,
	...keyCommands,
	...modelCommands,
	...backupCommands,
	...assetCommands,
];
