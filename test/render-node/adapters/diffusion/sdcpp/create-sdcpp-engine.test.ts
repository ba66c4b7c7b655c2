import { createSdCppEngine } from '../../../../../render-node/src/adapters/diffusion/sdcpp/create-sdcpp-engine.js';
import { startSdServer } from '../../../../fakes/sd-server/start-sd-server.js';
import { engineSuite } from '../../../../kits/diffusion-engine-suite.js';
import { engineTools } from '../../../../kits/engine-tools.js';
import { silentLog } from '../../../../kits/silent-log.js';

const stems = { picture: 'sd_xl_base_1.0', clip: 'Wan2.2-T2V-A14B-HighNoise-Q8_0' };

engineSuite('sdcpp', {
	models: { picture: `sdcpp:${stems.picture}`, clip: `sdcpp:${stems.clip}` },
	// The server has no rules for content: what it refuses is what it cannot read.
	refused: { prompt: 'something forbidden', kind: 'input-invalid' },
	async start(medium, limitMs) {
		const server = await startSdServer({
			stem: stems[medium],
			modes: medium === 'clip' ? ['img_gen', 'vid_gen'] : ['img_gen'],
		});
		const engine = createSdCppEngine({
			urls: [server.url],
			...{ tools: engineTools, log: silentLog() },
			limits: { pictureMs: limitMs, clipMs: limitMs, poll: { firstMs: 5, mostMs: 20 } },
		});
		return {
			engine,
			fault: (fault) => void (server.fault = fault),
			stopServer: server.close,
			taken: () => server.orders.length,
			endings: () => server.cancels.length,
			async close() {
				await engine.close();
				await server.close();
			},
		};
	},
});
