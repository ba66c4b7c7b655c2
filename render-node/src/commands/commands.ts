import type { Command } from './command.js';
import { modelCommands } from './model-commands.js';

/** Every command of `render-node`; without one, the service is started. */
export const commands: readonly Command[] = [...modelCommands];
