import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordAcceptance } from '../../../../../render-node/src/adapters/diffusion/shelf/accepted-licences.js';
import { createMediaTools } from '../../../../../render-node/src/adapters/ffmpeg/clip-tools/create-media-tools.js';
import { readConfig } from '../../../../../render-node/src/config.js';
import { createGenerationEngines } from '../../../../../render-node/src/generation-engines.js';
import { startSdServer, type FakeSdServer } from '../../../../fakes/sd-server/start-sd-server.js';
import { silentLog } from '../../../../kits/silent-log.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const folder = temporaryFolder('licences');
const licence = 'FLUX-dev-non-commercial';
let servers: FakeSdServer[] = [];
beforeAll(async () => {
	servers = [await startSdServer({ stem: 'flux1-dev-Q8_0' }), await startSdServer({ stem: 'sd_xl_base_1.0' })];
});
afterAll(async () => {
	await Promise.all(servers.map((server) => server.close()));
	folder.remove();
});

/** What the service offers of the two servers, as `id` and whether it can be used. */
async function offered(env: Record<string, string> = {}) {
	const urls = servers.map(({ url }) => url).join(',');
	const config = readConfig({ SHOWRUNNER_DATA_DIR: folder.path, SHOWRUNNER_SDCPP_SERVERS: urls, ...env });
	const media = createMediaTools({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
	const engines = createGenerationEngines({
		...{ config, log: silentLog(), workRoot: '', media, probeMedia: async () => null },
	});
	try {
		return (await engines.find(({ id }) => id === 'sdcpp')?.models()) ?? [];
	} finally {
		await Promise.all(engines.map((engine) => engine.close()));
	}
}
const usable = async (env?: Record<string, string>) =>
	(await offered(env)).filter(({ available }) => available).map(({ card }) => card.id);

describe('a model on a server', () => {
	it('is kept back until its licence is accepted, by the setting or in the record', async () => {
		expect(await usable()).toEqual(['sdcpp:sd_xl_base_1.0']);
		const [flux] = await offered();
		expect(flux?.note).toContain(`SHOWRUNNER_ACCEPTED_LICENCES=${licence}`);
		expect(await usable({ SHOWRUNNER_ACCEPTED_LICENCES: 'other' })).toHaveLength(1);
		expect(await usable({ SHOWRUNNER_ACCEPTED_LICENCES: licence })).toHaveLength(2);
		const acceptedAt = '2026-11-26T12:00:00Z';
		await recordAcceptance(`${folder.path}/models`, { licence, url: 'https://example.org', acceptedAt });
		expect(await usable()).toHaveLength(2);
	});
});
