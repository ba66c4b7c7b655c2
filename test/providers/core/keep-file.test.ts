import { describe, expect, it } from '@jest/globals';
import { keepFile, NotKept } from '../../../providers/core/keep-file';
import { ProviderError } from '../../../providers/core/provider-error';
import { vendorContext } from '../../kits/vendors/vendor-context';

const evidence = { sourceKind: 'generated', licence: 'own work', provider: 'Muse', aiGenerated: true } as const;

describe('keeping what a vendor made', () => {
	it('says that it was paid where it cannot be fetched', async () => {
		const { shelf } = vendorContext({ baseUrl: 'http://127.0.0.1:9' });
		const fetch = async () => {
			throw new ProviderError({ kind: 'input-invalid', title: 'The link is dead', paid: 'no' });
		};
		const kept = keepFile({ link: 'https://a.example/b.mp3' }, { name: 'x', evidence }, { shelf: { ...shelf, fetch } });
		await expect(kept).rejects.toMatchObject({ refusal: { title: 'The link is dead', paid: 'yes' } });
	});

	it('says of a store that fails that it is the store', async () => {
		const { shelf } = vendorContext({ baseUrl: 'http://127.0.0.1:9' });
		const full = new Error('The disk is full');
		const fails = async () => {
			throw full;
		};
		const file = { bytes: new Uint8Array([1]), mediaType: 'audio/mpeg' };
		for (const broken of [{ put: fails }, { prove: fails }]) {
			const error = await keepFile(file, { name: 'x', evidence }, { shelf: { ...shelf, ...broken } }).catch(
				(thrown: unknown) => thrown,
			);
			expect(error).toBeInstanceOf(NotKept);
			expect(error).toMatchObject({ message: 'The disk is full', cause: full });
		}
	});

	it('names the file by its kind and writes down where the right comes from', async () => {
		const { shelf, shelved } = vendorContext({ baseUrl: 'http://127.0.0.1:9' });
		const file = { bytes: new Uint8Array([1]), mediaType: 'audio/mpeg' };
		const asset = await keepFile(file, { name: 'music', evidence }, { shelf });
		expect(shelved.get(asset.id)).toMatchObject({ name: 'music.mp3', evidence: [evidence] });
	});
});
