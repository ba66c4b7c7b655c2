import { createOpenAiEngine } from '../../../../../render-node/src/adapters/diffusion/openai/create-openai-engine.js';
import { startOpenAiServer } from '../../../../fakes/openai-server/start-openai-server.js';
import { engineSuite } from '../../../../kits/diffusion-engine-suite.js';
import { engineTools } from '../../../../kits/engine-tools.js';
import { silentLog } from '../../../../kits/silent-log.js';

const models = { picture: 'Qwen/Qwen-Image', clip: 'Wan-AI/Wan2.2-T2V-A14B-Diffusers' };

engineSuite('openai-compatible', {
	models: { picture: `openai:${models.picture}`, clip: `openai:${models.clip}` },
	refused: { prompt: 'something forbidden', kind: 'content-rejected' },
	async start(medium, limitMs) {
		const server = await startOpenAiServer({ models: [{ id: models[medium] }] });
		const engine = createOpenAiEngine({
			servers: [{ url: server.url, apiKey: null }],
			...{ tools: engineTools, log: silentLog() },
			limits: { pictureMs: limitMs, clipMs: limitMs, poll: { firstMs: 5, mostMs: 20 } },
		});
		return {
			engine,
			fault: (fault) => void (server.fault = fault),
			stopServer: server.close,
			taken: () => server.calls.filter(({ method }) => method === 'POST').length,
			endings: () => server.ended.length + server.left,
			async close() {
				await engine.close();
				await server.close();
			},
		};
	},
});
