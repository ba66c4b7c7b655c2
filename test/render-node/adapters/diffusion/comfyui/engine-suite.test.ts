import { createComfyUiEngine } from '../../../../../render-node/src/adapters/diffusion/comfyui/create-comfyui-engine.js';
import type { Fate } from '../../../../fakes/comfyui/prompt-queue.js';
import { openFakeComfyUi } from '../../../../fakes/comfyui/open-fake-comfyui.js';
import { answeredByFault, type Fault } from '../../../../fakes/http-answers.js';
import { engineSuite } from '../../../../kits/diffusion-engine-suite.js';
import { engineTools } from '../../../../kits/engine-tools.js';
import { silentLog } from '../../../../kits/silent-log.js';
import { allFiles, quickly, shippedTemplates } from './templates.js';

const fates: Partial<Record<Fault, Fate>> = { hang: { fate: 'hang' }, vanish: { fate: 'vanish' } };
const brokenEncoder: Fate = { fate: 'error', type: 'ValueError', message: 'the text cannot be encoded' };

engineSuite('comfyui', {
	models: { picture: 'comfyui:sdxl-base', clip: 'comfyui:wan2.2-ti2v-5b' },
	// ComfyUI has no rules for content: what it refuses is what one of its nodes fails at, which is for its owner to mend.
	refused: { prompt: 'something forbidden', kind: 'configuration-invalid' },
	async start(_medium, limitMs) {
		const server = await openFakeComfyUi({ files: allFiles });
		let fault: Fault = 'none';
		const { state, seen } = server;
		state.fateOf = (graph) =>
			JSON.stringify(graph).includes('something forbidden') ? brokenEncoder : (fates[fault] ?? { fate: 'make' });
		state.answersInstead = (response) => {
			if (fault === 'unauthorized') response.writeHead(401).end();
			return fault === 'unauthorized' || answeredByFault(fault, response);
		};
		const engine = createComfyUiEngine({
			...{ urls: [server.url], templateFolders: [shippedTemplates], apiKey: null },
			...{ tools: engineTools, log: silentLog(), limits: { ...quickly, promptMs: limitMs, unreachableMs: 200 } },
		});
		return {
			engine,
			fault(wanted) {
				fault = wanted;
				if (fault === 'no-media') state.answers.set('GET /view', { status: 200, bytes: Buffer.from('no media') });
			},
			stopServer: async () => void (await server.stop()),
			taken: () => seen.prompts.length,
			endings: () => seen.interrupted.length + seen.deleted.length,
			async close() {
				await engine.close();
				await server.close();
			},
		};
	},
});
