import { afterEach } from '@jest/globals';
import {
	createComfyUiEngine,
	type ComfyUiSettings,
} from '../../../../../render-node/src/adapters/diffusion/comfyui/create-comfyui-engine.js';
import { openFakeComfyUi, type FakeComfyUi } from '../../../../fakes/comfyui/open-fake-comfyui.js';
import { engineTools } from '../../../../kits/engine-tools.js';
import { begin, cardOf, type Running } from '../../../../kits/generation-orders.js';
import { silentLog } from '../../../../kits/silent-log.js';
import { allFiles, quickly, shippedTemplates } from './templates.js';

/** Servers, engines and orders that are closed after each test, the last one first. */
export function comfyRig() {
	const open: { close(): unknown }[] = [];
	afterEach(async () => {
		for (const one of open.splice(0).reverse()) await one.close();
	});
	async function server(setup: Parameters<typeof openFakeComfyUi>[0] = {}) {
		const opened = await openFakeComfyUi({ files: allFiles, ...setup });
		open.push(opened);
		return opened;
	}
	function engineFor(servers: readonly FakeComfyUi[], settings: Partial<ComfyUiSettings> = {}) {
		const engine = createComfyUiEngine({
			...{ urls: servers.map(({ url }) => url), templateFolders: [shippedTemplates], apiKey: null },
			...{ tools: engineTools, log: silentLog(), limits: quickly, ...settings },
		});
		open.push(engine);
		return engine;
	}
	async function order(
		engine: ReturnType<typeof engineFor>,
		model: string,
		...pieces: Parameters<typeof begin>[2]
	): Promise<Running> {
		const running = await begin(engine, await cardOf(engine, `comfyui:${model}`), pieces);
		open.push({ close: running.remove });
		return running;
	}
	return { server, engineFor, order, keep: (one: { close(): unknown }) => void open.push(one) };
}
