import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startN8nWithPack, type N8nWithPack } from '../../scripts/n8n/index.mjs';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { startRenderNode, type RenderNodeServer } from '../../scripts/render-node.mjs';

export {
	callWebhook,
	errorOf,
	installPack,
	outputOf,
	packTarball,
	signIn,
	startN8n,
} from '../../scripts/n8n/index.mjs';
export type { N8nWithPack, RenderNodeServer };

export type Stage = {
	n8n: N8nWithPack;
	renderNode: RenderNodeServer;
	/** The credential of the type `showrunnerApi` that points at this render-node, ready for `importWorkflow`. */
	credentials: Record<string, { id: string; name: string }>;
	/** Stops both and removes what they wrote. */
	close(): Promise<void>;
};

/** A real n8n with the pack and a real render-node, both empty, on free ports, in a folder of their own. */
export async function openStage(env: { n8n?: NodeJS.ProcessEnv; renderNode?: NodeJS.ProcessEnv } = {}): Promise<Stage> {
	const { path: folder, remove } = temporaryFolder('stage');
	const opened: { stop(): Promise<void> }[] = [];
	const close = async () => {
		await Promise.all(opened.map((server) => server.stop()));
		remove();
	};
	try {
		const renderNode = await startRenderNode({ dataDir: folderIn(folder, 'render-node'), env: env.renderNode });
		opened.push(renderNode);
		const n8n = await startN8nWithPack({ userFolder: folderIn(folder, 'n8n'), env: env.n8n });
		opened.push(n8n);
		const showrunnerApi = await n8n.api.createCredential('Render-node', 'showrunnerApi', {
			baseUrl: renderNode.baseUrl,
			apiKey: renderNode.apiKey,
		});
		return { n8n, renderNode, credentials: { showrunnerApi }, close };
	} catch (error) {
		await close();
		throw error;
	}
}

function folderIn(folder: string, name: string): string {
	const made = path.join(folder, name);
	mkdirSync(made);
	return made;
}
