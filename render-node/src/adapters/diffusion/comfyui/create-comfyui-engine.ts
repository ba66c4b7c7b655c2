import type { DiffusionEngine } from '../../../domain/diffusion/diffusion-engine.js';
import type { Log } from '../../../domain/ports.js';
import { configurationInvalid } from '../../../domain/refusal.js';
import type { EngineTools } from '../remote/engine-tools.js';
import { chooseServer } from './choose-server.js';
import { createComfyHttp } from './comfy-http.js';
import { presetLimits, type ComfyLimits } from './comfy-limits.js';
import { createComfyServer, type ComfyServer } from './comfy-server.js';
import { offerTemplate } from './offer-template.js';
import { readTemplates, type ReadTemplates } from './read-templates.js';
import { runOrder } from './run-order.js';

export type ComfyUiSettings = {
	/** Addresses of servers, each with one device. */
	urls: readonly string[];
	/** Folders of templates; a later one's take the place of an earlier one's with the same id. */
	templateFolders: readonly string[];
	tools: EngineTools;
	/** Bearer token for a proxy before the servers; ComfyUI itself knows none. */
	apiKey: string | null;
	log: Log;
	limits?: Partial<ComfyLimits>;
};

/** Pictures and clips by ComfyUI servers, each model a template of a workflow; see docs/operations/comfyui.md. */
export function createComfyUiEngine(settings: ComfyUiSettings): DiffusionEngine {
	const { urls, templateFolders, apiKey, log, tools } = settings;
	const limits = { ...presetLimits, ...settings.limits };
	const servers: ComfyServer[] = urls.map((url) =>
		createComfyServer(createComfyHttp(url, apiKey, limits), { freshMs: limits.freshMs, log }),
	);
	let known: Promise<ReadTemplates> | null = null;
	const templates = async () => {
		known ??= readTemplates(templateFolders).then((read) => {
			for (const { file, reason } of read.broken) log.warn({ file, reason }, 'a ComfyUI template cannot be used');
			return read;
		});
		return (await known).templates;
	};
	return {
		id: 'comfyui',
		async models() {
			if (servers.length === 0) return [];
			return Promise.all((await templates()).map((template) => offerTemplate(template, servers)));
		},
		async run(order, run) {
			const template = (await templates()).find(({ id }) => order.model.id === `comfyui:${id}`);
			if (!template) throw templateGone();
			const kinds = [...new Set(order.pieces.map(({ request }) => request.kind))];
			const chosen = await chooseServer(servers, template, kinds);
			await runOrder({ order, run, template, ...chosen, limits, tools });
		},
		async lanes() {
			const answering = await Promise.all(servers.map((server) => server.classes()));
			return answering.filter((classes) => classes !== null).length;
		},
		async close() {
			await Promise.all(servers.map(({ http }) => http.close()));
		},
	};
}

const templateGone = () =>
	configurationInvalid('comfyui-template-missing', 'The ComfyUI template of this model is not there any more', {
		fix: 'Choose another model from /v1/models',
	});
