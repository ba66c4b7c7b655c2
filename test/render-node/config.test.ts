import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigRefused, readConfig, settings } from '../../render-node/src/config.js';

function complaintsOf(environment: Record<string, string>): readonly string[] {
	try {
		readConfig(environment);
	} catch (error) {
		if (error instanceof ConfigRefused) return error.complaints;
	}
	return [];
}

describe('configuration', () => {
	it('needs nothing to be set', () => {
		expect(readConfig({})).toEqual({
			host: '127.0.0.1',
			port: 4810,
			dataDir: path.join(homedir(), '.showrunner'),
			databaseUrl: null,
			apiKeys: [],
			linkSecret: null,
			publicUrl: null,
			ffmpegPath: 'ffmpeg',
			ffprobePath: 'ffprobe',
			renderSlots: 1,
			lightSlots: 4,
			uploadMaxBytes: 2 * 1024 ** 3,
			cacheMaxBytes: 10 * 1024 ** 3,
			storage: null,
			storageKeyId: null,
			storageSecret: null,
			storageCacheMaxBytes: 20 * 1024 ** 3,
			storageTransfers: 4,
			storagePartBytes: 16 * 1024 ** 2,
			storageTimeoutMs: 30_000,
			storageRules: 'on',
			coolAfterDays: 0,
			coolClass: 'STANDARD_IA',
			downloads: 'stream',
			cdnUrl: null,
			cdnKeyPairId: '',
			cdnPrivateKeyFile: null,
			unfinishedUploadHours: 24,
			sherpaVoicesDir: null,
			videoEncoder: 'auto',
			generationSlots: null,
			pythonPath: 'python3',
			modelsDir: null,
			modelCatalogue: null,
			acceptedLicences: [],
			openAiServers: [],
			openAiServerKey: null,
			comfyUiServers: [],
			comfyUiKey: null,
			comfyUiTemplates: null,
			sdcppServers: [],
			contentRules: null,
			contentClassifier: null,
			contentFilter: 'open',
			keepJobsDays: 90,
			keepDeliveriesDays: 30,
			keepAuditDays: null,
			keepRequestKeysDays: 400,
			keepQuotaTakesDays: 400,
			keepSpendDays: null,
			keepPurchasesDays: null,
			keepReviewsDays: null,
			keepUnusedAssets: { video: null, audio: null, image: null, text: null, other: null },
			unusedAssetsMaxBytes: null,
			otlpUrl: null,
			sentryDsn: null,
			importHosts: [],
			callbackHosts: [],
			currency: 'USD',
			exchangeRates: [],
			timeZone: 'UTC',
			videoCapMicros: 3_000_000,
			dayCapMicros: 150_000_000,
			dayAlertMicros: 100_000_000,
			circuitFailures: 5,
			circuitWindowMs: 60_000,
			circuitPauseMs: 30_000,
			logLevel: 'info',
			role: 'both',
			environment: 'trial',
			requestsFree: 100,
			requestsCreator: 1000,
			requestsEmpire: null,
			trustedProxies: [],
			maxQueuedJobs: 10_000,
			maxLoopDelayMs: 200,
			maxWaitingQueries: 100,
		});
	});

	it('cannot be changed once it is read', () => {
		expect(Object.isFrozen(readConfig({}))).toBe(true);
	});

	it('reads every setting from the environment', () => {
		const environment = {
			SHOWRUNNER_PORT: '0',
			SHOWRUNNER_DATA_DIR: '/srv/data',
			SHOWRUNNER_DATABASE_URL: 'postgres://u:p@db/showrunner',
			SHOWRUNNER_API_KEY: 'old-key-0123456789, new-key-0123456789',
			SHOWRUNNER_PUBLIC_URL: 'https://media.example.com/',
			SHOWRUNNER_ROLE: 'worker',
			SHOWRUNNER_LIGHT_SLOTS: '8',
			SHOWRUNNER_GENERATION_SLOTS: '2',
			SHOWRUNNER_ACCEPTED_LICENCES: 'flux-dev, ltx-2',
			SHOWRUNNER_COMFYUI_SERVERS: 'http://127.0.0.1:8188/, http://gpu-2:8188',
			SHOWRUNNER_COMFYUI_KEY: 'token',
			SHOWRUNNER_MODELS_DIR: '/srv/models',
		};
		expect(readConfig(environment)).toMatchObject({
			port: 0,
			dataDir: '/srv/data',
			databaseUrl: 'postgres://u:p@db/showrunner',
			apiKeys: ['old-key-0123456789', 'new-key-0123456789'],
			publicUrl: 'https://media.example.com',
			role: 'worker',
			lightSlots: 8,
			generationSlots: 2,
			acceptedLicences: ['flux-dev', 'ltx-2'],
			comfyUiServers: ['http://127.0.0.1:8188', 'http://gpu-2:8188'],
			comfyUiKey: 'token',
			modelsDir: '/srv/models',
		});
	});

	it('tells everything that is wrong at once, each with its way out and without its value', () => {
		const complaints = complaintsOf({
			SHOWRUNNER_PORT: '70000',
			SHOWRUNNER_API_KEY: 'short-secret',
			SHOWRUNNER_ROLE: 'boss',
			SHOWRUNNER_DATABASE_URL: 'mysql://root:hunter2@db',
			SHOWRUNNER_RENDER_SLOTS: 'many',
			SHOWRUNNER_LINK_SECRET: 'short-secret',
		});
		expect(complaints).toHaveLength(6);
		expect(complaints[0]).toContain('SHOWRUNNER_PORT');
		expect(complaints[0]).toContain('from 0 to 65535');
		expect(complaints.join()).not.toMatch(/hunter2|short-secret/);
	});

	it('reads rates into the currency that is counted in, and refuses others', () => {
		const rates = {
			SHOWRUNNER_CURRENCY: 'EUR',
			SHOWRUNNER_EXCHANGE_RATES: 'USD:EUR=0.92@2026-11-20, GBP:EUR=1.15@2026-11-19',
		};
		expect(readConfig(rates).exchangeRates).toEqual([
			{ from: 'USD', to: 'EUR', rate: 0.92, asOf: '2026-11-20' },
			{ from: 'GBP', to: 'EUR', rate: 1.15, asOf: '2026-11-19' },
		]);
		for (const off of [
			'USD=0.92',
			'USD:EUR=0.92',
			'USD:EUR=0@2026-11-20',
			'USD:EUR=1@2026-02-30',
			'EUR:EUR=1@2026-11-20',
		])
			expect(complaintsOf({ ...rates, SHOWRUNNER_EXCHANGE_RATES: off })).toEqual([
				expect.stringContaining('such as USD:EUR'),
			]);
		const twice = 'USD:EUR=0.92@2026-11-20,USD:EUR=0.93@2026-11-21';
		expect(complaintsOf({ ...rates, SHOWRUNNER_EXCHANGE_RATES: twice })).toHaveLength(1);
		expect(complaintsOf({ ...rates, SHOWRUNNER_CURRENCY: 'USD' })).toEqual([
			expect.stringContaining('SHOWRUNNER_CURRENCY'),
		]);
	});

	it('reads money digit by digit, and refuses what is none', () => {
		const money = { SHOWRUNNER_VIDEO_CAP: '0.1', SHOWRUNNER_DAY_CAP: '999999999.999999', SHOWRUNNER_DAY_ALERT: '0' };
		expect(readConfig({ ...money, SHOWRUNNER_TIME_ZONE: 'Asia/Tokyo' })).toMatchObject({
			videoCapMicros: 100_000,
			dayCapMicros: 999_999_999_999_999,
			dayAlertMicros: 0,
			timeZone: 'Asia/Tokyo',
		});
		for (const amount of ['3,50', '-1', '1e3', '0.0000001', '$3', '1.'])
			expect(complaintsOf({ SHOWRUNNER_VIDEO_CAP: amount })).toEqual([expect.stringContaining('such as 3.50')]);
		expect(complaintsOf({ SHOWRUNNER_CURRENCY: 'dollars', SHOWRUNNER_TIME_ZONE: 'Mars/Base' })).toHaveLength(2);
	});

	it('refuses a part of the service alone on an embedded database', () => {
		expect(complaintsOf({ SHOWRUNNER_ROLE: 'worker' })).toEqual([expect.stringContaining('SHOWRUNNER_DATABASE_URL')]);
	});

	it('describes every setting', () => {
		for (const { env, what } of Object.values(settings)) {
			expect(env).toMatch(/^SHOWRUNNER_[A-Z_]+$/);
			expect(what.length).toBeGreaterThan(10);
		}
	});
});
