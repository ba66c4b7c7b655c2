import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { toModel } from '../../render-node/src/application/generation/offered-models.js';
import { startUpReport } from '../../render-node/src/start-up-report.js';
import { idleHandlers } from '../kits/idle-handlers.js';
import { paintingModel } from '../kits/painting-engine.js';
import { startServiceKit } from '../kits/service.js';
import { temporaryFolder } from '../kits/temporary-folder.js';

const folder = temporaryFolder('start-up');
afterEach(() => folder.remove());

const offered = (available: boolean) => toModel({ card: paintingModel(), available, note: '' });

describe('the start of the service', () => {
	it('fails when a kind of job has two handlers, and leaves no database running', async () => {
		const dataDir = path.join(folder.path, 'data');
		const [first] = idleHandlers([]);
		const started = startServiceKit({ handlers: first ? [first, first] : [], dataDir });
		await expect(started).rejects.toThrow('given twice: speech.generate');
		const home = path.join(dataDir, 'postgres', 'data', 'postmaster.pid');
		expect(existsSync(home)).toBe(false);
	});

	it('makes an API key that only its owner can read, and keeps it', async () => {
		const kit = await startServiceKit({ env: { SHOWRUNNER_API_KEY: '' } });
		const file = path.join(kit.dataDir, 'api-key');
		const key = readFileSync(file, 'utf8').trim();
		expect(statSync(file).mode & 0o077).toBe(0);
		expect(key.length).toBeGreaterThan(40);
		const list = () => kit.fetch('/v1/jobs', { headers: { authorization: `Bearer ${key}` } });
		expect((await list()).status).toBe(200);
		await kit.restart();
		expect((await list()).status).toBe(200);
		await kit.stop();
	});

	it('is told in lines for people, without any secret', () => {
		const report = startUpReport({
			address: 'http://127.0.0.1:4810',
			dataDir: '/data',
			store: 'embedded PostgreSQL in /data/postgres',
			assets: 'the disk, in /data/assets',
			apiKeySource: 'in the file /data/api-key',
			role: 'both',
			capabilities: {
				version: '0.1.0',
				ffmpeg: { version: '5.1', videoEncoder: 'libx264', filters: [] },
				speech: [
					{ engine: 'flite', available: true, note: 'in wasm', voiceCount: 1 },
					{ engine: 'festival', available: false, note: 'not installed', voiceCount: 0 },
				],
				scripts: [
					{ script: 'Latin', font: 'Noto Sans' },
					{ script: 'Thai', font: null },
				],
				store: 'embedded',
			},
			models: [offered(true), offered(false)],
		});
		expect(report.split('\n')).toEqual([
			'render-node 0.1.0',
			'  Address  http://127.0.0.1:4810 (role: both)',
			'  API key  in the file /data/api-key',
			'  Data     /data',
			'  Store    embedded PostgreSQL in /data/postgres',
			'  Assets   the disk, in /data/assets',
			'  FFmpeg   5.1, encodes with libx264',
			'  Speech   flite (1 voice), festival: not here (not installed)',
			'  Fonts    1 of 2 scripts; none for Thai',
			'  Models   Painter (1 of 2 ready)',
		]);
	});
});
