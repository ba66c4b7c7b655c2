/** Entry of a drawing thread that runs the TypeScript sources, where the built one does not exist yet. */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

registerHooks({
	resolve(name, context, next) {
		const source =
			name.startsWith('.') && name.endsWith('.js') ? new URL(name.replace(/\.js$/, '.ts'), context.parentURL) : null;
		return next(source && existsSync(source) ? source.href : name, context);
	},
});
await import('../../render-node/src/adapters/canvas/draw-worker.ts');
