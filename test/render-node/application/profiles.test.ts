import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreateProfileVersionRequest, ProfileSettings, ProfileShare } from '@showrunner/contract';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
beforeAll(async () => {
	const engines = {
		voices: async () => [
			{ id: 'flite:rms', label: 'Rms', engine: 'flite', locale: 'en', gender: 'male', licence: 'BSD' } as const,
		],
	};
	kit = await startServiceKit({ engines });
});
afterAll(async () => kit.stop());

const create = (
	name: string,
	settings: ProfileSettings,
	more: Partial<CreateProfileVersionRequest> = {},
	key?: string,
) =>
	kit.client.call('createProfileVersion', {
		body: { name, settings, ...more },
		...(key !== undefined && { idempotencyKey: key }),
	});
const get = (profileName: string) => kit.client.call('getProfile', { params: { profileName } });
const activate = (profileName: string, split: ProfileShare[], changeNote = '') =>
	kit.client.call('activateProfile', { params: { profileName }, body: { split, changeNote } });
const rollBack = (profileName: string, key?: string) =>
	kit.client.call('rollBackProfile', {
		params: { profileName },
		body: { changeNote: 'Too loud' },
		...(key !== undefined && { idempotencyKey: key }),
	});
const start = (key: string, body: object) =>
	kit.client.call('startProduction', { body: { locale: 'en', ...body }, idempotencyKey: key });
const shares = ({ active }: { active: ProfileShare[] }) => active.map(({ version, weight }) => [version, weight]);

describe('a version of a settings profile', () => {
	it('is kept as it is; the first is active at once, later ones when they are told to be', async () => {
		const first = await create('Main channel', { mood: 'calm', voice: 'flite:rms' }, { changeNote: 'First' });
		expect(first.version).toMatchObject({
			...{ profile: 'Main channel', version: 1, settings: { mood: 'calm', voice: 'flite:rms' } },
			...{ warnings: [], changedBy: expect.any(String), changeNote: 'First' },
		});
		expect(shares(first.profile)).toEqual([[1, 100]]);
		const second = await create('Main channel', { mood: 'dramatic' });
		expect(second).toMatchObject({ version: { version: 2 }, profile: { newestVersion: 2 } });
		expect(shares(second.profile)).toEqual([[1, 100]]);
		const third = await create('Main channel', { mood: 'playful' }, { activate: true });
		expect(shares(third.profile)).toEqual([[3, 100]]);
		expect(third.profile.active[0]?.settings).toEqual({ mood: 'playful' });
		const params = { profileName: 'Main channel' };
		const page = await kit.client.call('getProfileVersions', { params, query: { limit: 2 } });
		expect(page.items.map(({ version }) => version)).toEqual([3, 2]);
		const rest = await kit.client.call('getProfileVersions', { params, query: { cursor: page.nextCursor ?? '' } });
		expect(rest.items).toEqual([first.version]);
		const query = { from: 1, to: 3 };
		expect(await kit.client.call('compareProfileVersions', { params, query })).toEqual({
			...{ profile: 'Main channel', from: 1, to: 3 },
			changes: [
				{ field: 'mood', from: 'calm', to: 'playful' },
				{ field: 'voice', from: 'flite:rms', to: null },
			],
		});
	});

	it('is not made twice: neither of equal settings nor by the same key', async () => {
		const made = await Promise.all([create('twice', { mood: 'calm' }), create('twice', { mood: 'calm' })]);
		expect(made.map(({ version }) => version.version)).toEqual([1, 1]);
		const second = await create('twice', { mood: 'playful' }, {}, 'key-2');
		await create('twice', { mood: 'calm' });
		const again = await create('twice', { mood: 'playful' }, {}, 'key-2');
		expect(again.version).toEqual(second.version);
		expect(await get('twice')).toMatchObject({ newestVersion: 3 });
	});

	it('tells what may not work, and is refused where it never can', async () => {
		const { version } = await create('warned', { locale: 'fr', spendCapMicros: 9_000_000 });
		expect(version.warnings.map(({ code, field }) => [code, field])).toEqual([
			['no-voice-for-language', 'locale'],
			['cap-above-budget', 'spendCapMicros'],
		]);
		const wrong = create('refused', { voice: 'flite:none', providers: { speech: ['renderNode'] } });
		await expect(wrong).rejects.toMatchObject({
			problem: {
				...{ status: 422, type: 'voice-unknown', field: 'settings.voice' },
				errors: [{ pointer: '/settings/voice', message: expect.any(String) }],
			},
		});
		await expect(get('refused')).rejects.toMatchObject({ problem: { status: 404, type: 'profile-not-found' } });
	});

	it.each([
		['a style that nobody draws', { captions: { style: 'comic' } }, 'settings.captions.style'],
		['a setting that does not exist', { colour: 'red' }, 'settings.colour'],
		['one aspect ratio twice', { aspectRatios: ['9:16', '9:16'] }, 'settings.aspectRatios'],
		['part of a micro', { spendCapMicros: 0.5 }, 'settings.spendCapMicros'],
	])('is refused with %s', async (_, settings, field) => {
		await expect(create('unread', settings as ProfileSettings)).rejects.toMatchObject({
			problem: { status: 422, field },
		});
	});

	it('is refused under a name that is none', async () => {
		for (const name of ['', '../x', ' x', 'a/b'])
			await expect(create(name, {})).rejects.toMatchObject({ problem: { status: 422, field: 'name' } });
		expect((await create('Kanal für Öl ١', {})).profile.name).toBe('Kanal für Öl ١');
		expect(await get('Kanal für Öl ١')).toMatchObject({ newestVersion: 1 });
	});
});

describe('what is active', () => {
	it('can be split, and rolled back step by step', async () => {
		for (const mood of ['calm', 'dramatic', 'playful'] as const) await create('split', { mood });
		const halves = await activate(
			'split',
			[
				{ version: 3, weight: 40 },
				{ version: 1, weight: 60 },
			],
			'An experiment',
		);
		expect(shares(halves)).toEqual([
			[1, 60],
			[3, 40],
		]);
		expect(halves).toMatchObject({ changeNote: 'An experiment', changedBy: expect.any(String) });
		expect(shares(await activate('split', [{ version: 2, weight: 100 }]))).toEqual([[2, 100]]);
		// What is active already stays, and takes no step of its own.
		await activate('split', [{ version: 2, weight: 100 }]);
		const back = await rollBack('split', 'back');
		expect(back).toMatchObject({ changeNote: 'Too loud' });
		expect(shares(back)).toEqual(shares(halves));
		expect(shares(await rollBack('split', 'back'))).toEqual(shares(halves));
		expect(shares(await rollBack('split'))).toEqual([[1, 100]]);
		await expect(rollBack('split')).rejects.toMatchObject({ problem: { status: 409, type: 'nothing-to-roll-back' } });
	});

	it('is refused where it does not come to a hundred or names what is not there', async () => {
		await create('sums', { mood: 'calm' });
		const one = { version: 1, weight: 100 };
		for (const split of [
			[],
			[{ version: 1, weight: 99 }],
			[
				{ ...one, weight: 50 },
				{ ...one, weight: 50 },
			],
		])
			await expect(activate('sums', split)).rejects.toMatchObject({ problem: { status: 422, field: 'split' } });
		await expect(activate('sums', [{ version: 2, weight: 100 }])).rejects.toMatchObject({
			problem: { status: 404, type: 'profile-version-not-found', field: 'split[0].version' },
		});
		await expect(activate('nobody', [one])).rejects.toMatchObject({ problem: { type: 'profile-not-found' } });
	});

	it('is written into the audit log with who did it', async () => {
		await create('audited', { mood: 'calm' });
		await create('audited', { mood: 'playful' }, { activate: true, changeNote: 'Livelier' });
		await rollBack('audited');
		const log = await kit.client.call('getAuditLog', { query: { subject: 'profile:audited' } });
		expect(log.items.map(({ action }) => action)).toEqual(
			expect.arrayContaining(['profile.roll-back', 'profile.activate', 'profile.version']),
		);
		expect(log.items).toHaveLength(5);
		expect(log.items.every(({ actor }) => actor.length > 0)).toBe(true);
	});
});

describe('settings profiles', () => {
	it('are changed by admins alone', async () => {
		const { secret } = await kit.client.call('createApiKey', { body: { name: 'operator', role: 'operator' } });
		const send = (method: string, path: string, body: object) =>
			kit.fetch(path, {
				method,
				headers: { authorization: `Bearer ${secret}` },
				...(method === 'POST' && { body: JSON.stringify(body) }),
			});
		await create('guarded', { mood: 'calm' });
		const split = [{ version: 1, weight: 100 }];
		expect((await send('POST', '/v1/profiles', { name: 'guarded', settings: {} })).status).toBe(403);
		expect((await send('POST', '/v1/profiles/guarded/activate', { split })).status).toBe(403);
		expect((await send('POST', '/v1/profiles/guarded/roll-back', {})).status).toBe(403);
		expect((await send('GET', '/v1/profiles/guarded', {})).status).toBe(200);
	});

	it('are listed newest first and found by a part of their name', async () => {
		for (const name of ['list-one', 'List-TWO', 'list_three']) await create(name, {});
		const found = await kit.client.call('getProfiles', { query: { q: 'LIST-' } });
		expect(found.items.map(({ name }) => name)).toEqual(['List-TWO', 'list-one']);
		const first = await kit.client.call('getProfiles', { query: { q: 'list', limit: 2 } });
		const rest = await kit.client.call('getProfiles', { query: { q: 'list', cursor: first.nextCursor ?? '' } });
		expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['list_three', 'List-TWO', 'list-one']);
	});
});

describe('a production with a profile', () => {
	it('carries the settings that it was started with, whatever is active later', async () => {
		await create('carried', { mood: 'calm', madeForKids: true, moderationPolicy: 'kids', spendCapMicros: 70_000 });
		const production = await start('carried-1', { profile: 'carried' });
		expect(production).toMatchObject({
			madeForKids: true,
			profile: { name: 'carried', version: 1, settings: { mood: 'calm', spendCapMicros: 70_000 } },
		});
		await create('carried', { mood: 'playful' }, { activate: true });
		expect((await start('carried-1', { profile: 'carried' })).profile?.version).toBe(1);
		expect(await start('carried-2', { profile: 'carried', madeForKids: true })).toMatchObject({
			madeForKids: true,
			profile: { version: 2 },
		});
		const budgets = await kit.client.call('getBudgets', { query: { scope: 'video', key: production.id } });
		expect(budgets.items).toMatchObject([{ limitMicros: 70_000 }]);
		const found = await kit.client.call('getProductions', { query: { profile: 'carried', madeForKids: 'true' } });
		expect(found.items.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['carried-2', 'carried-1']);
	});

	it('gets its language from it where it is told none', async () => {
		await create('arabic', { locale: 'ar', providers: { speech: ['other'] } });
		const bare = (key: string, body: object) => kit.client.call('startProduction', { body, idempotencyKey: key });
		expect(await bare('arabic-1', { profile: 'arabic' })).toMatchObject({ locale: 'ar' });
		await expect(bare('arabic-2', {})).rejects.toMatchObject({
			problem: { status: 422, type: 'locale-missing', field: 'locale' },
		});
		await expect(bare('arabic-3', { profile: 'nobody' })).rejects.toMatchObject({
			problem: { status: 404, type: 'profile-not-found', field: 'profile' },
		});
	});

	it('is dealt one of the versions of a split, the same for each try', async () => {
		await create('dealt', { mood: 'calm' });
		await create('dealt', { mood: 'playful' });
		await activate('dealt', [
			{ version: 1, weight: 50 },
			{ version: 2, weight: 50 },
		]);
		const wishes = Array.from({ length: 40 }, (_, at) => ({
			idempotencyKey: `dealt-${at}`,
			locale: 'en',
			profile: 'dealt',
		}));
		const first = await kit.client.call('startProductions', { body: { productions: wishes } });
		const versions = first.items.map(({ production }) => production?.profile?.version);
		expect([...new Set(versions)].sort()).toEqual([1, 2]);
		const again = await kit.client.call('startProductions', { body: { productions: wishes } });
		expect(again.items).toEqual(first.items);
	});
});
