import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LoadOptionsContext } from 'n8n-core';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { mergeSettings } from '../../../nodes/ShowrunnerProduction/actions/settings-profile/merge-settings';
import { searchProfiles } from '../../../nodes/shared/methods/search-profiles';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { itemsOf, openEngine } from '../../kits/engine';
import { runNode } from '../../kits/run-node';

let service: NodeService;
beforeAll(async () => void (service = await openNodeService('production-node')));
afterAll(async () => await service.close());

const run = (resource: string, operation: string, parameters: IDataObject = {}, json: IDataObject = {}) =>
	runNode(service.credentials, { node: 'Production', resource, operation, parameters, json });
const done = async (...wanted: Parameters<typeof run>) => {
	const { json, error } = await run(...wanted);
	expect(error).toBeUndefined();
	return json;
};
const named = (name: string) => ({ __rl: true, mode: 'name', value: name });
const createVersion = (name: string, settings: IDataObject, options: IDataObject = {}) =>
	done('settingsProfile', 'createVersion', { profile: named(name), settings, options }, { keep: 1 });

describe('Showrunner Production: Settings Profile', () => {
	it('keeps the whole form as a version', async () => {
		const json = await createVersion(
			'Whole form',
			{
				...{ aspectRatios: ['9:16', '16:9'], burnIn: false, captionStyle: 'box', captionProfile: 'subtitle' },
				...{ captionSafeArea: 'reels', cardStyle: 'card', locale: 'en', look: 'gouache', madeForKids: true },
				...{ moderationPolicy: 'kids', mood: 'playful', musicEnabled: true, musicMood: 'calm', musicGainDb: -12 },
				...{ quality: 'final', speed: 1.25, spendCap: 0.3, transition: 'clock' },
				voice: { __rl: true, mode: 'id', value: 'elevenlabs:anna' },
				models: { steps: [{ step: 'text', model: 'small-1' }] },
				providers: { steps: [{ step: 'speech', providers: 'elevenLabs, renderNode' }] },
			},
			{ changeNote: 'First' },
		);
		expect(json).toMatchObject({
			keep: 1,
			settingsProfile: { name: 'Whole form', active: [{ version: 1, weight: 100 }] },
			settingsVersion: {
				version: 1,
				changeNote: 'First',
				settings: {
					...{ aspectRatios: ['9:16', '16:9'], cardStyle: 'card', locale: 'en', look: 'gouache', madeForKids: true },
					captions: { burnIn: false, style: 'box', profile: 'subtitle', safeArea: 'reels' },
					music: { enabled: true, mood: 'calm', gainDb: -12 },
					...{ moderationPolicy: 'kids', mood: 'playful', quality: 'final', speed: 1.25, transition: 'clock' },
					...{ voice: 'elevenlabs:anna', models: { text: 'small-1' }, spendCapMicros: 300_000 },
					providers: { speech: ['elevenLabs', 'renderNode'] },
				},
			},
		});
	});

	it('changes what is named, keeps the rest, and starts productions with it', async () => {
		await createVersion('Changing', { mood: 'calm', captionStyle: 'box', locale: 'pt-BR' });
		const second = await createVersion('Changing', { captionProfile: 'shorts' }, { activate: true });
		expect(second.settingsVersion).toMatchObject({
			settings: { mood: 'calm', captions: { style: 'box', profile: 'shorts' } },
		});
		const fresh = await createVersion('Changing', { mood: 'dramatic' }, { keepOthers: false });
		expect(fresh.settingsVersion).toMatchObject({ version: 3, settings: { mood: 'dramatic' } });
		const start = { locale: '', options: { profile: named('Changing'), series: 'Tides', channel: 'Sea' } };
		const { production } = await done('production', 'start', { ...start, idempotencyKey: 'changing-1' });
		expect(production).toMatchObject({
			...{ locale: 'pt-BR', series: 'Tides', episode: 1, madeForKids: false },
			profile: { name: 'Changing', version: 2, settings: { mood: 'calm' } },
		});
	});

	it('activates by shares, rolls back, and shows what is active', async () => {
		for (const mood of ['calm', 'playful']) await createVersion('Split', { mood });
		const share = [
			{ version: 1, weight: 30 },
			{ version: 2, weight: 70 },
		];
		const split = {
			profile: named('Split'),
			give: 'shares',
			shares: { share },
			changeNote: 'Which is watched longer?',
		};
		const halves = await done('settingsProfile', 'activate', split);
		expect(halves.settingsProfile).toMatchObject({ active: share, changeNote: 'Which is watched longer?' });
		const one = await done('settingsProfile', 'activate', { profile: named('Split'), version: 2 });
		expect(one.settingsProfile).toMatchObject({ active: [{ version: 2, weight: 100, settings: { mood: 'playful' } }] });
		const back = await done('settingsProfile', 'rollBack', { profile: named('Split') });
		expect(back.settingsProfile).toMatchObject({ active: share });
		const got = await done('settingsProfile', 'get', { profile: named('Split') });
		expect(got.settingsProfile).toEqual(back.settingsProfile);
		const wrong = { profile: named('Split'), give: 'shares', shares: { share: [{ version: 1, weight: 99 }] } };
		expect((await run('settingsProfile', 'activate', wrong)).error?.message).toBe(
			"'Shares': The shares make 99 of 100",
		);
	});

	it('says by its name which field lacks what', async () => {
		const nothing = { profile: named('={{ $json.nothing }}') };
		expect((await run('settingsProfile', 'get', nothing)).error?.message).toBe(
			"'Settings Profile': No settings profile is chosen",
		);
		const nobody = { options: { profile: named('Nobody') }, idempotencyKey: 'nobody' };
		expect((await run('production', 'start', nobody)).error?.message).toBe(
			"'Settings Profile': There is no settings profile of this name",
		);
		const settings = { voice: { __rl: true, mode: 'id', value: 'flite:none' } };
		const providers = { steps: [{ step: 'speech', providers: 'renderNode' }] };
		const refused = { profile: named('Refused'), settings: { ...settings, providers } };
		expect((await run('settingsProfile', 'createVersion', refused)).error?.message).toContain('flite:none');
	});

	it('is listed and found by a part of its name', async () => {
		for (const name of ['Listed one', 'Listed two']) await createVersion(name, { mood: 'calm' });
		const type = 'n8n-nodes-showrunner.showrunnerProduction';
		const parameters = { resource: 'settingsProfile', operation: 'getMany', returnAll: true, filters: { q: 'LISTED' } };
		const nodes = [{ type, name: 'Node', parameters }];
		const engine = openEngine({ nodes, input: [{ json: {} }], credentials: service.credentials, mode: 'manual' });
		const found = itemsOf(await engine.begin().ended, 'Node').map(
			({ json }) => (json.settingsProfile as IDataObject).name,
		);
		expect(found).toEqual(['Listed two', 'Listed one']);
		const node = engine.workflow.getNode('Node') as INode;
		const context = new LoadOptionsContext(engine.workflow, node, engine.additionalData, 'path');
		expect((await searchProfiles.call(context, 'listed T')).results).toEqual([
			{ name: 'Listed two (v1)', value: 'Listed two' },
		]);
	});
});

describe('Showrunner Production: Get Many', () => {
	it('narrows by title, series, audience and time', async () => {
		const start = (key: string, title: string, options: IDataObject) =>
			done('production', 'start', { idempotencyKey: key, title, options });
		await start('many-1', 'The Lighthouse', { channel: 'many', series: 'Coast', madeForKids: true });
		await start('many-2', 'The second lighthouse', { channel: 'many', series: 'Coast', episode: 9 });
		const type = 'n8n-nodes-showrunner.showrunnerProduction';
		const keys = async (filters: INodeParameters, options: INodeParameters = {}) => {
			const parameters = {
				resource: 'production',
				operation: 'getMany',
				filters: { channel: 'many', ...filters },
				options,
			};
			const nodes = [{ type, name: 'Node', parameters }];
			const engine = openEngine({ nodes, input: [{ json: {} }], credentials: service.credentials, mode: 'manual' });
			return itemsOf(await engine.begin().ended, 'Node').map(
				({ json }) => (json.production as IDataObject).idempotencyKey,
			);
		};
		expect(await keys({ q: 'LIGHTHOUSE', series: 'Coast' })).toEqual(['many-2', 'many-1']);
		expect(await keys({}, { order: 'oldest' })).toEqual(['many-1', 'many-2']);
		expect(await keys({ q: 'second' })).toEqual(['many-2']);
		expect(await keys({ madeForKids: true })).toEqual(['many-1']);
		expect(await keys({ madeForKids: false })).toEqual(['many-2']);
		expect(await keys({ from: '2020-01-01T00:00:00', to: '2021-01-01T00:00:00' })).toEqual([]);
		expect(await keys({ from: '2020-01-01T00:00:00Z' })).toHaveLength(2);
		expect(await keys({ profile: named('Nobody') })).toEqual([]);
	});
});

describe('merged settings', () => {
	it('keep what is not named, in groups too, and take lists whole', () => {
		expect(
			mergeSettings(
				{ mood: 'calm', aspectRatios: ['9:16', '1:1'], captions: { style: 'box', burnIn: true } },
				{ aspectRatios: ['16:9'], captions: { style: 'plain' }, speed: 1 },
			),
		).toEqual({ mood: 'calm', aspectRatios: ['16:9'], captions: { style: 'plain', burnIn: true }, speed: 1 });
	});
});
