import { describe, expect, it } from '@jest/globals';
import { follow, StillAtWork, TicketEnded, type SlowMaker } from '../../../providers/core/follow-ticket';
import { NotKept } from '../../../providers/core/keep-file';
import { ProviderError, type ProviderRefusal } from '../../../providers/core/provider-error';
import { WaitCancelled } from '../../../providers/core/wait-for';
import { vendorContext } from '../../kits/vendors/vendor-context';

const refusing = (refusal: ProviderRefusal, change: Partial<SlowMaker<object>> = {}): SlowMaker<object> => ({
	start: async () => ({}),
	check: async () => {
		throw new ProviderError(refusal);
	},
	...change,
});
const context = (signal?: AbortSignal) => vendorContext({ baseUrl: 'http://127.0.0.1:9', ...(signal && { signal }) });
const endOf = async (maker: SlowMaker<object>, signal?: AbortSignal): Promise<unknown> =>
	await follow(maker, {}, context(signal)).catch((error: unknown) => error);

describe('looking after a ticket', () => {
	it('keeps it where only the look is refused: a new key gets what was paid for', async () => {
		for (const kind of ['credential-invalid', 'quota-exhausted'] as const) {
			const error = await endOf(refusing({ kind, title: 'No such key', fix: 'Test the credential', paid: 'no' }));
			expect(error).toBeInstanceOf(StillAtWork);
			expect(error).toMatchObject({ kind, refusal: { title: 'No such key', fix: 'Test the credential' } });
		}
	});

	it('does not take a look that is refused for good as a sign that nothing was paid', async () => {
		const error = await endOf(refusing({ kind: 'configuration-invalid', title: 'No such task', paid: 'no' }));
		expect(error).not.toBeInstanceOf(StillAtWork);
		expect(error).toMatchObject({ refusal: { title: 'No such task', paid: 'unknown' } });
	});

	it('keeps it where the store does not take what was made', async () => {
		const check = async () => {
			throw new NotKept(new Error('The disk is full'));
		};
		const error = await endOf(refusing({ kind: 'defect', title: '' }, { check }));
		expect(error).toBeInstanceOf(StillAtWork);
		expect(error).toMatchObject({ message: 'The result could not be kept: The disk is full' });
	});

	it('believes the vendor that says that nothing came of it', async () => {
		const check = async () => {
			throw new TicketEnded({ kind: 'content-rejected', title: 'Refused' });
		};
		const error = await endOf(refusing({ kind: 'defect', title: '' }, { check }));
		expect(error).toMatchObject({ refusal: { title: 'Refused' } });
		expect((error as TicketEnded).refusal.paid).toBeUndefined();
	});

	it('keeps it where the execution was cancelled and the work could not be called off', async () => {
		const cancel = async () => {
			throw new ProviderError({ kind: 'input-invalid', title: 'It is done already', paid: 'no' });
		};
		const check = async () => undefined;
		const stopped = AbortSignal.abort();
		expect(await endOf(refusing({ kind: 'defect', title: '' }, { check, cancel }), stopped)).toBeInstanceOf(
			StillAtWork,
		);
		const calledOff = refusing({ kind: 'defect', title: '' }, { check, cancel: async () => undefined });
		expect(await endOf(calledOff, stopped)).toBeInstanceOf(WaitCancelled);
	});
});
