import { globSync } from 'node:fs';
import path from 'node:path';
import type { INodeType } from 'n8n-workflow';

const root = path.resolve(__dirname, '..', '..');

/** Every node of the pack from its source, by its type name. */
export function packNodes(): Record<string, INodeType> {
	return Object.fromEntries(
		globSync('nodes/*/*.node.ts', { cwd: root }).map((file) => {
			const [name = ''] = path.basename(file).split('.');
			const exported = require(path.join(root, file)) as Record<string, (new () => INodeType) | undefined>;
			const Type = exported[name];
			if (!Type) throw new Error(`${file} exports no class ${name}`);
			const node = new Type();
			return [`n8n-nodes-showrunner.${node.description.name}`, node];
		}),
	);
}
