import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { openAiModerationFake } from '../../fakes/vendors/moderation';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { openEngine } from '../../kits/engine';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secret = 'moderation-canary-17dd90';
const type = 'n8n-nodes-showrunner.showrunnerModeration';
const scene = (id: string, narration: string) => ({ id, narration });
const story = (...narrations: string[]) => ({
	...{ title: 'T', locale: 'en', scenes: narrations.map((text, at) => scene(`s${at + 1}`, text)) },
});

describe('a check of content in n8n’s engine', () => {
	let service: NodeService;
	let openAi: VendorFake;
	beforeAll(async () => {
		service = await openNodeService('moderation-check');
		openAi = await startVendorFake(openAiModerationFake(secret));
	});
	afterAll(async () => {
		await openAi.stop();
		await service.close();
	});
	beforeEach(() => void (openAi.mode = 'ok'));

	const check = async (json: IDataObject[], parameters: IDataObject, loops = false) => {
		const credentials = {
			...{ showrunnerApi: service.credentials },
			showrunnerOpenAiApi: { apiKey: secret, baseUrl: openAi.baseUrl },
		};
		const chosen = { resource: 'content', operation: 'check', check: ['story'], providers: ['openAi'] };
		const nodes = [{ type, name: 'Check', parameters: { ...chosen, ...parameters } }];
		const input = json.map((one) => ({ json: one }));
		const ended = await openEngine({ nodes, input, credentials, mode: 'manual' }).begin().ended;
		expect(loops || ended.data.resultData.error === undefined).toBe(true);
		return (ended.data.resultData.runData.Check?.at(-1)?.data?.main ?? []).map((items) => items ?? []);
	};

	it('sorts items by the strictest finding, and asks about the same content once', async () => {
		const items = [story('A calm sea'), story('A fist'), story('Calm', 'A knife')].map((one) => ({ story: one }));
		const outputs = await check(items, {});
		expect(outputs.map((found) => found.map(({ pairedItem }) => pairedItem))).toEqual([
			[{ item: 0 }],
			[{ item: 1 }],
			[{ item: 2 }],
		]);
		const before = openAi.paid();
		const rejected = (await check(items, {}))[2]?.[0];
		expect(openAi.paid()).toBe(before);
		expect(rejected?.json.moderation).toMatchObject({
			verdict: 'reject',
			findings: [
				{ where: { kind: 'story', sceneId: 's2' }, category: 'violence', provider: 'openAi', action: 'reject' },
			],
			notChecked: expect.arrayContaining([expect.objectContaining({ categories: expect.arrayContaining(['drugs']) })]),
		});
		expect(rejected?.json.costs).toEqual([expect.objectContaining({ step: 'moderation', costMicros: 0, reused: 3 })]);
	});

	it('never lets pass what nobody could look at', async () => {
		openAi.mode = 'unauthorised';
		const unseen = { story: story('Never seen before') };
		expect((await check([unseen], {})).map(({ length }) => length)).toEqual([0, 1, 0]);
		expect((await check([unseen], { providers: ['renderNode'] })).map(({ length }) => length)).toEqual([0, 1, 0]);
		const passing = { whenNotChecked: 'pass', providers: ['renderNode'] };
		expect((await check([unseen], passing)).map(({ length }) => length)).toEqual([1, 0, 0]);
	});

	it('rejects own words, and thresholds of one’s own go first', async () => {
		const item = { story: story('A MIR4CLE cure') };
		expect((await check([item], { rejectWords: 'miracle cure' }))[2]).toHaveLength(1);
		const rows = [{ category: 'violence', review: 0, reject: 0.005 }];
		expect((await check([{ story: story('Sun') }], { policy: 'own', thresholds: { rows } }))[2]).toHaveLength(1);
	});

	it('lets a policy for children pass nothing of which somebody did not look for all of it', async () => {
		const item = { story: story('A quiet pond') };
		const [, byPolicy = []] = await check([item], { policy: 'kids' });
		expect(byPolicy[0]?.json.moderation).toMatchObject({
			verdict: 'review',
			findings: [],
			reasons: [expect.stringMatching(/^Nobody looked in all texts for: .*drugs.*weapons/)],
			coverage: expect.arrayContaining([
				{ content: 'text', category: 'violence', checkedBy: ['openAi'], pieces: 2, unchecked: 0 },
				{ content: 'text', category: 'drugs', checkedBy: [], pieces: 2, unchecked: 2 },
			]),
		});
		expect((await check([item], { policy: 'kids', whenPartly: 'reject' }))[2]).toHaveLength(1);
		// Elsewhere it goes on, but says so.
		const [passed = []] = await check([item], {});
		expect(passed[0]?.json.moderation).toMatchObject({
			...{ verdict: 'pass', reasons: [] },
			warnings: [{ code: 'check-skipped', message: expect.stringContaining('drugs'), field: 'providers' }],
		});
	});

	it('counts a category as looked for in texts where the user has words for it', async () => {
		const missing = ['suggestive', 'drugs', 'weapons', 'profanity', 'personal-data'];
		const claims = ['medical-claims', 'finance-claims', 'legal-claims'];
		const rows = [...missing, ...claims].map((category) => ({ category, words: `zz${category}`, action: 'review' }));
		const parameters = { policy: 'kids', wordLists: { rows } };
		const [passed = []] = await check([{ story: story('A second pond') }], parameters);
		expect(passed[0]?.json.moderation).toMatchObject({ verdict: 'pass', warnings: [] });
		expect((passed[0]?.json.moderation as IDataObject).coverage).toContainEqual(
			expect.objectContaining({ category: 'drugs', checkedBy: ['ownWords'], unchecked: 0 }),
		);
		const [, found = []] = await check([{ story: story('A pond of zzdrugs') }], parameters);
		expect(found[0]?.json.moderation).toMatchObject({
			findings: [{ category: 'drugs', provider: 'ownWords', action: 'review', where: { sceneId: 's1' } }],
		});
		const [, without = []] = await check([{ story: story('A third pond') }], {
			...{ policy: 'kids', wordLists: { rows: rows.slice(1) } },
		});
		expect(without[0]?.json.moderation).toMatchObject({
			reasons: ['Nobody looked in all texts for: suggestive'],
		});
	});

	it('gives failing scenes back to be made again, and ends after so many tries', async () => {
		const options = { redoAtMost: 2 };
		let json: IDataObject = { story: story('Calm', 'A knife') };
		for (const attempt of [1, 2]) {
			const again = (await check([json], { options }))[1]?.[0];
			expect(again?.json.moderation).toMatchObject({ attempt, redo: { scenes: ['s2'] } });
			json = again?.json ?? {};
		}
		const last = (await check([json], { options }))[2]?.[0];
		expect(last?.json.moderation).toMatchObject({ attempt: 3, verdict: 'reject', redo: { scenes: [] } });
	});

	it('asks the next one where the render-node has no classifier, and says why', async () => {
		const { baseUrl, apiKey } = service.credentials;
		const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'image/png' };
		const answer = await fetch(`${baseUrl}/v1/assets?name=p`, { method: 'POST', headers, body: 'a long knife' });
		const { id } = (await answer.json()) as { id: string };
		const item = { visuals: { images: [{ sceneId: 's1', assetId: id }] } };
		const missing = { provider: 'renderNodePictures', kind: 'configuration-invalid' };
		const both = await check([item], { check: ['pictures'], providers: ['renderNodePictures', 'openAi'] });
		expect(both[2]?.[0]?.json.moderation).toMatchObject({
			attempts: [{ ...missing, message: expect.stringContaining('has no classifier') }],
			findings: [{ provider: 'openAi', category: 'violence' }],
		});
		const alone = await check([item], { check: ['pictures'], providers: ['renderNodePictures'] });
		expect(alone[1]?.[0]?.json.moderation).toMatchObject({
			verdict: 'review',
			notChecked: [{ kind: 'picture', sceneId: 's1', reason: expect.stringContaining('has no classifier') }],
		});
	});

	it('sends pictures themselves, and writes down for each file what came of it', async () => {
		const { baseUrl, apiKey } = service.credentials;
		const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'image/png' };
		const upload = async (body: string) => {
			const answer = await fetch(`${baseUrl}/v1/assets?name=p`, { method: 'POST', headers, body });
			return ((await answer.json()) as { id: string }).id;
		};
		const [sea, knife] = [await upload('a sea'), await upload('one knife')];
		const images = [
			{ sceneId: 's1', assetId: sea },
			{ sceneId: 's2', assetId: knife },
		];
		const item = (await check([{ visuals: { images } }], { check: ['pictures'] }))[2]?.[0];
		expect(item?.json.moderation).toMatchObject({ findings: [{ where: { kind: 'picture', sceneId: 's2' } }] });
		const verdictOf = async (id: string) => {
			const answer = await fetch(`${baseUrl}/v1/assets/${id}`, { headers });
			const { evidence } = (await answer.json()) as { evidence: { moderation?: { verdict: string } }[] };
			return evidence.flatMap(({ moderation }) => moderation?.verdict ?? []);
		};
		expect([await verdictOf(sea), await verdictOf(knife)]).toEqual([['passed'], ['rejected']]);
		const pond = await upload('a pond');
		const kids = await check([{ visuals: { images: [{ sceneId: 's1', assetId: pond }] } }], {
			...{ check: ['pictures'], policy: 'kids' },
		});
		// Words are no matter of pictures; of what is, weapons were not looked for.
		expect((kids[1]?.[0]?.json.moderation as IDataObject).reasons).toEqual([expect.not.stringContaining('profanity')]);
		expect(await verdictOf(pond)).toEqual([]);
	});
});
