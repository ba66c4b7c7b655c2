import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anthropicMessages } from '../fakes/vendors/anthropic-messages.js';
import { chatCompletions } from '../fakes/vendors/chat-completions.js';
import { elevenLabsMusicFake } from '../fakes/vendors/eleven-labs-music.js';
import { mubertFake } from '../fakes/vendors/mubert.js';
import { openAiResponses } from '../fakes/vendors/openai-responses.js';
import { stableAudioFake } from '../fakes/vendors/stable-audio.js';
import { errorOf, openStage, outputOf, type Stage } from '../kits/n8n.js';
import { openTemplate, type Runner, type Template } from '../kits/template.js';
import { englishSeconds, madeStory, madeUpWriter } from '../kits/vendors/made-up-writer.js';
import { startVendorFake, type VendorFake, type VendorProtocol } from '../kits/vendors/vendor-fake.js';

const secret = 'canary/chain+7c41d0e2f9';
const write = madeUpWriter({ 'title hook summary scenes': () => madeStory([englishSeconds(10), englishSeconds(10)]) });
let made = 0;
/** A short tone, another for each call, so that assets tell calls apart. */
const sound = () =>
	execFileSync('ffmpeg', [
		...['-v', 'error', '-f', 'lavfi', '-i', `sine=f=${440 + 20 * ++made}:d=2`],
		...['-f', 'mp3', 'pipe:1'],
	]);
const texts = ['openAi', 'anthropic', 'mistral'] as const;
const composers = ['elevenLabs', 'stableAudio', 'mubert'] as const;

/** Down in a way of its own, beside what the vendor itself refuses. */
const breaking = (protocol: VendorProtocol): VendorProtocol => ({
	...protocol,
	refusals: { ...protocol.refusals, broken: { status: 503, json: { error: { message: 'Overloaded' } } } },
});
const wire = { path: '/v1/chat/completions', modelsPath: '/v1/models', tokenLimit: 'max_tokens' as const, models: [] };

/** A webhook, the node with its chain, and what each call asks for. */
const workflow = (node: string, resource: string, parameters: object, path = `chain-${resource}`): Template =>
	({
		name: `Chain of ${node}`,
		nodes: [
			{
				...{ id: 'a', name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, 0] },
				...{ webhookId: path, parameters: { httpMethod: 'POST', path } },
			},
			{
				...{
					id: 'b',
					name: 'Node',
					type: `n8n-nodes-showrunner.showrunner${node}`,
					typeVersion: 1,
					position: [200, 0],
				},
				...{ credentials: {}, parameters: { resource, operation: 'generate', ...parameters } },
			},
		],
		connections: { Webhook: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	}) as unknown as Template;

/** A script and two tracks, each paid for: the tracks by tickets, which their vendor works at for five seconds. */
const paidChain = (path: string): Template => {
	const about = "{{ $('Webhook').item.json.body.about }}";
	const order = { providers: ['openAi'], topic: `=${about}`, durationSeconds: 20 };
	const script = workflow('Story', 'script', order, path);
	const track = (name: string, words: string) => {
		const options = { prompt: `=${words} music about ${about}` };
		const { nodes } = workflow('Music', 'track', { providers: ['mubert'], durationSeconds: 30, options });
		return { ...nodes[1], id: name, name };
	};
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		...script,
		name: 'Paid chain',
		nodes: [...script.nodes, track('First track', 'calm'), track('Second track', 'wild')],
		connections: { ...script.connections, Node: to('First track'), 'First track': to('Second track') },
	} as Template;
};
/** About as long as it takes: the vendor's two waits, and a little. */
const chainMs = 12_000;
const kills = 2;

type Bought = { provider: string; state: string; possiblyPaid: number };
type Attempt = { provider: string; kind: string; status?: number; retryAfterMs?: number; message: string };
type Section = { provider: string; attempts: Attempt[]; warnings: object[] };
type Cost = { step: string; provider: string; costMicros: number; priceMicros: number; pieces: number };

describe('chains of vendors in a real n8n', () => {
	let stage: Stage;
	let story: Runner;
	let music: Runner;
	const fakes: Record<string, VendorFake> = {};
	const play = async (id: string, protocol: VendorProtocol) => {
		fakes[id] = await startVendorFake(breaking(protocol));
		return fakes[id].baseUrl;
	};
	const modes = (chain: readonly string[], ...wanted: string[]) =>
		chain.forEach((id, at) => {
			const fake = fakes[id];
			if (fake) fake.mode = wanted[at] ?? 'ok';
		});

	beforeAll(async () => {
		const renderNode = { SHOWRUNNER_LOG_LEVEL: 'debug', SHOWRUNNER_IMPORT_HOSTS: '127.0.0.1' };
		stage = await openStage({ n8n: { N8N_LOG_LEVEL: 'debug' }, renderNode });
		const credential = async (type: string, baseUrl: string, more: Record<string, unknown> = { apiKey: secret }) => {
			const address = 'customUrl' in more ? {} : { baseUrl };
			stage.credentials[type] = await stage.n8n.api.createCredential(type, type, { ...address, ...more });
		};
		await credential('showrunnerOpenAiApi', await play('openAi', openAiResponses({ secret, write })));
		await credential('showrunnerAnthropicApi', await play('anthropic', anthropicMessages({ secret, write })));
		await credential('showrunnerMistralApi', await play('mistral', chatCompletions({ secret, write, ...wire })));
		const elevenLabs = await play('elevenLabs', elevenLabsMusicFake(secret, sound));
		const own = { apiKey: secret, region: 'custom', customUrl: elevenLabs };
		await credential('showrunnerElevenLabsApi', elevenLabs, own);
		await credential('showrunnerStabilityApi', await play('stableAudio', stableAudioFake(secret, sound)));
		const base = () => fakes.mubert?.baseUrl ?? '';
		const mubert = await play('mubert', mubertFake(secret, { looks: 0, sound, base }));
		await credential('showrunnerMubertApi', mubert, { customerId: 'customer-1', accessToken: secret });
		story = await openTemplate(
			stage,
			workflow('Story', 'script', { providers: texts, topic: '={{ $json.body.about }}', durationSeconds: 20 }),
			'chain-script',
		);
		const options = { prompt: '={{ $json.body.about }}' };
		music = await openTemplate(
			stage,
			workflow('Music', 'track', {
				...{ providers: composers, durationSeconds: 30, options },
				story: { title: 'T', locale: 'en', scenes: [{ id: 'a', narration: 'The sea is calm.', mood: 'calm' }] },
			}),
			'chain-track',
		);
	}, 900_000);
	afterAll(async () => {
		await Promise.all(Object.values(fakes).map(async (fake) => await fake.stop()));
		await stage?.close();
	});
	beforeEach(() => modes([...texts, ...composers]));

	const told = async (runner: Runner, about: string, section: string) => {
		const execution = await runner.run({ about }, 60_000);
		expect(JSON.stringify(execution)).not.toContain(secret);
		const { json } = outputOf(execution, 'Node')[0] ?? { json: {} };
		const { message = '', description = '' } = errorOf(execution) ?? {};
		return { made: json[section] as Section | undefined, costs: json.costs as Cost[], message, description };
	};

	const purchases = async () =>
		(await stage.renderNode.call<{ items: Bought[] }>('GET', '/v1/purchases?limit=200')).items;

	it.each([
		['a wrong key and a pause', 'unauthorised', 'rate-limited', ['credential-invalid', 'rate-limited'], [401, 429]],
		['a breakdown and a cut line', 'broken', 'cut', ['temporarily-unavailable', 'temporarily-unavailable'], [503]],
		['no credit and a broken answer', 'quota', 'malformed', ['quota-exhausted', 'temporarily-unavailable'], [429]],
	])(
		'get a script from the third vendor after %s',
		async (about, first, second, kinds, statuses) => {
			modes(texts, first, second);
			const before = texts.map((id) => fakes[id]?.paid() ?? 0);
			const { made: written, costs, message } = await told(story, about, 'story');
			expect(message).toBe('');
			expect(written).toMatchObject({ provider: 'mistral', title: 'The light' });
			expect(written?.attempts.map(({ provider, kind }) => [provider, kind])).toEqual([
				['openAi', kinds[0]],
				['anthropic', kinds[1]],
			]);
			expect(written?.attempts.flatMap(({ status = [] }) => status)).toEqual(statuses);
			if (second === 'rate-limited') expect(written?.attempts[1]?.retryAfterMs).toBe(7_000);
			expect(costs).toMatchObject([{ step: 'story', provider: 'mistral', pieces: 1 }]);
			expect(costs[0]?.costMicros).toBeGreaterThan(0);
			expect(costs[0]?.priceMicros).toBeGreaterThanOrEqual(costs[0]?.costMicros ?? Infinity);
			expect(texts.map((id, at) => (fakes[id]?.paid() ?? 0) - (before[at] ?? 0))).toEqual([0, 0, 1]);
		},
		90_000,
	);

	it.each([
		['a wrong key and no credit', 'unauthorised', 'no-credit', ['credential-invalid', 'quota-exhausted']],
		['a pause and a cut line', 'rate-limited', 'cut', ['rate-limited', 'temporarily-unavailable']],
		['a broken answer and a breakdown', 'malformed', 'broken', ['temporarily-unavailable', 'temporarily-unavailable']],
	])(
		'get a track from the third vendor after %s',
		async (about, first, second, kinds) => {
			modes(composers, first, second);
			const { made: track, message } = await told(music, about, 'music');
			expect(message).toBe('');
			expect(track).toMatchObject({ provider: 'mubert', assetId: expect.stringMatching(/^[0-9a-f]{64}$/) });
			expect(track?.attempts.map(({ provider, kind }) => [provider, kind])).toEqual([
				['elevenLabs', kinds[0]],
				['stableAudio', kinds[1]],
			]);
		},
		90_000,
	);

	it('end with one message that lists each cause where none can', async () => {
		modes(texts, 'unauthorised', 'rate-limited', 'cut');
		const { message, description } = await told(story, 'nobody can', 'story');
		expect(message).toMatch(/None of the 3 providers could do it/);
		expect(message).toMatch(/\(1\) OpenAI did not accept the login.*\(2\) Anthropic asks for a pause.*\(3\) Mistral/);
		expect(description).toMatch(/Open the credential.*Wait a little/);
	});

	it('leave what a cut call may have cost in the books, and the key nowhere', async () => {
		const doubted = (await purchases()).filter(({ possiblyPaid }) => possiblyPaid > 0).map(({ provider }) => provider);
		expect([...new Set(doubted)].sort()).toEqual(['anthropic', 'elevenLabs', 'mistral', 'stableAudio']);
		const logs = [stage.n8n.logFile, stage.renderNode.logFile].map((file) => readFileSync(file, 'utf8')).join('\n');
		expect(logs.length).toBeGreaterThan(1_000);
		for (const shown of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
			expect(logs).not.toContain(shown);
	});

	it(`buy each step once although n8n is killed ${kills} times and the same is asked for anew`, async () => {
		const base = () => fakes.slowMubert?.baseUrl ?? '';
		const slow = await play('slowMubert', mubertFake(secret, { looks: 1, sound, base }));
		const login = { baseUrl: slow, customerId: 'customer-1', accessToken: secret };
		stage.credentials.showrunnerMubertApi = await stage.n8n.api.createCredential('Slow', 'showrunnerMubertApi', login);
		const runner = await openTemplate(stage, paidChain('chain-paid'), 'chain-paid');
		const paid = () => ['openAi', 'slowMubert'].map((id) => fakes[id]?.paid() ?? 0);
		const open = async () => (await purchases()).filter(({ state }) => state === 'open').length;
		const stories = ['one', 'two', 'three'];
		let [proven, cutShort] = [0, 0];
		for (let round = 1; proven < kills; round++) {
			expect(round).toBeLessThanOrEqual(3 * kills);
			const before = { paid: paid(), open: await open() };
			const killed: string[] = [];
			// Begun one after the other, so that one kill hits each of them at a moment of its own.
			for (const about of stories) {
				killed.push(await runner.start({ about: `${about} of round ${round}` }));
				await wait((Math.random() * chainMs) / stories.length);
			}
			await stage.n8n.kill();
			const isHeld = (await open()) > before.open;
			await stage.n8n.start();
			// Between a claim and the vendor's word nobody may ask anew until the lease is over, which takes minutes.
			if (isHeld) continue;
			for (const id of killed) cutShort += (await stage.n8n.api.getExecution(id)).status === 'success' ? 0 : 1;
			const again: string[] = [];
			for (const about of stories) again.push(await runner.start({ about: `${about} of round ${round}` }));
			for (const id of again) {
				const execution = await stage.n8n.api.waitForExecution(id, { limitMs: 120_000 });
				expect(errorOf(execution)?.message).toBeUndefined();
				expect(outputOf(execution, 'Second track')[0]?.json.music).toMatchObject({ provider: 'mubert' });
			}
			expect(paid().map((count, at) => count - (before.paid[at] ?? 0))).toEqual([stories.length, 2 * stories.length]);
			proven++;
		}
		expect(cutShort).toBeGreaterThan(0);
		const bought = (await purchases()).filter(({ state }) => state === 'kept');
		expect(bought.filter(({ possiblyPaid }) => possiblyPaid > 0)).toEqual([]);
	});
});
