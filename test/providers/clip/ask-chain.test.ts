import { describe, expect, it } from '@jest/globals';
import type { ProblemKind } from '../../../contract/vocabulary';
import { askChain } from '../../../providers/clip/ask-chain';
import type { ClipsWish, KeyedClips } from '../../../providers/clip/port';
import { StillAtWork } from '../../../providers/core/follow-ticket';
import { ProviderError } from '../../../providers/core/provider-error';
import type { VendorContext } from '../../../providers/core/vendor-context';

const wish: ClipsWish = {
	clips: ['one', 'two'].map((id) => ({ id, prompt: id, durationMs: 4_000 })),
	...{ look: '', sound: true, model: 'auto' },
	...({ aspectRatio: '16:9', camera: 'auto' } as const),
};

/** A vendor that makes all clips but those that it fails at; `asked` has what each was asked for. */
function vendor(id: string, fails: Record<string, ProviderError>, asked: Record<string, string[]>): KeyedClips {
	return {
		...{ id, label: id, note: '', credential: 'none', operations: [], models: () => [] },
		proof: 'spec',
		async makeClips({ clips, model }) {
			asked[id] = [model, ...clips.map((clip) => clip.id)];
			const failed = clips.flatMap(({ id: sceneId }) => {
				const error = fails[sceneId];
				return error ? [{ sceneId, error }] : [];
			});
			const made = clips.filter((clip) => !fails[clip.id]);
			if (made.length === 0) throw failed[0]?.error ?? new Error('Nothing was asked for');
			const size = { aspectRatio: '16:9', width: null, height: null, fps: null, durationMs: null } as const;
			const placed = made.map((clip) => ({ sceneId: clip.id, assetId: id, ...size, hasSound: true, model: 'm' }));
			return { value: { clips: placed, failed, pieces: [], model: 'm' }, warnings: [] };
		},
	};
}

const refusal = (kind: ProblemKind) => new ProviderError({ kind, title: kind });

async function ask(fails: Record<string, ProviderError>[], model = 'auto') {
	const asked: Record<string, string[]> = {};
	const chain = fails.map((each, at) => vendor(`v${at + 1}`, each, asked));
	const contextFor = () => ({}) as VendorContext;
	const parts = await askChain({
		chain,
		all: chain,
		wish: { ...wish, model },
		manner: { isSeedChosen: false },
		contextFor,
	});
	const made = parts.flatMap(({ provider, value }) => value.clips.map(({ sceneId }) => `${provider} ${sceneId}`));
	return { asked, made, warnings: parts.flatMap(({ warnings }) => warnings.map(({ code }) => code)) };
}

describe('a chain of makers of clips', () => {
	it('has the next one make what the first could not, and nothing twice', async () => {
		const { asked, made } = await ask([{ two: refusal('temporarily-unavailable') }, {}]);
		expect(made).toEqual(['v1 one', 'v2 two']);
		expect(asked.v2).toEqual(['auto', 'two']);
	});

	it('does not ask another for what was refused for its content', async () => {
		const { asked, made } = await ask([{ two: refusal('content-rejected') }, {}]);
		expect(made).toEqual(['v1 one']);
		expect(asked.v2).toBeUndefined();
	});

	it('does not buy elsewhere what is still being made', async () => {
		const still = new StillAtWork({ kind: 'temporarily-unavailable', title: 'The vendor is still at work' });
		expect((await ask([{ two: still }, {}])).asked.v2).toBeUndefined();
		await expect(ask([{ one: still, two: still }, {}])).rejects.toBe(still);
	});

	it('keeps what is paid for where nobody can make the rest', async () => {
		const fails = { two: refusal('rate-limited') };
		expect((await ask([fails, fails])).made).toEqual(['v1 one']);
	});

	it('asks the owner of a model for it, and says of the other that it chose itself', async () => {
		const { asked, warnings } = await ask([{ two: refusal('rate-limited') }, {}], 'v1:best');
		expect([asked.v1?.[0], asked.v2?.[0], warnings]).toEqual(['best', 'auto', ['model-substituted']]);
	});
});
