import { describe, expect, it } from '@jest/globals';
import { problemKinds } from '../../../contract/vocabulary';
import { ProviderError } from '../../../providers/core/provider-error';
import { runChain } from '../../../providers/core/run-chain';

const providers = [{ id: 'first' }, { id: 'second' }, { id: 'third' }];
const goesOn = [
	'rate-limited',
	'quota-exhausted',
	'temporarily-unavailable',
	'credential-invalid',
	'configuration-invalid',
];

describe('a chain of providers', () => {
	it('asks only the first when it answers', async () => {
		const asked: string[] = [];
		const result = await runChain(providers, async ({ id }) => ({ value: asked.push(id), warnings: [] }));
		expect(result).toEqual({ provider: 'first', attempts: [], warnings: [], value: 1 });
		expect(asked).toEqual(['first']);
	});

	it.each(problemKinds)('goes on or stops as the kind %s asks for', async (kind) => {
		const running = runChain(providers, async ({ id }) => {
			if (id === 'first') throw new ProviderError({ kind, title: `first is ${kind}` });
			return { value: id, warnings: [{ code: 'music-looped', message: 'looped' }] };
		});
		if (!goesOn.includes(kind)) return void (await expect(running).rejects.toThrow(`first is ${kind}`));
		await expect(running).resolves.toEqual({
			provider: 'second',
			attempts: [{ provider: 'first', kind, message: `first is ${kind}` }],
			warnings: [{ code: 'music-looped', message: 'looped' }],
			value: 'second',
		});
	});

	it('throws what the last one said when none answers', async () => {
		const running = runChain(providers, async ({ id }) => {
			throw new ProviderError({ kind: 'temporarily-unavailable', title: `${id} is away` });
		});
		await expect(running).rejects.toThrow('third is away');
	});

	it('hides no surprise', async () => {
		const running = runChain(providers, async () => {
			throw new TypeError('a slip');
		});
		await expect(running).rejects.toThrow(TypeError);
	});

	it('refuses an empty chain by its field', async () => {
		await expect(runChain([], async () => ({ value: 1, warnings: [] }))).rejects.toMatchObject({
			refusal: { field: 'providers' },
		});
	});
});
