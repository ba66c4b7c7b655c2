import type { Batch, CreateJobRequest } from '@showrunner/contract';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { limits } from '../../../contract/vocabulary';
import type { Warning } from '../../../providers/core/run-chain';
import { idempotencyKey } from '../idempotency-key';
import { itemContext } from '../item-context';
import { fieldNameIn, type BatchOperation } from '../operation';
import { invalidField } from '../refusals';
import { toNodeError } from '../to-node-error';
import { serviceClient } from '../transport/service-client';
import { addressForService } from '../webhook/address-for-service';
import type { Slot } from './batch-order';
import { resumeUrlOf } from './resume-url';
import { settleBatch } from './settle-batch';
import { pollBatch } from './poll-batch';
import { ticketItems } from './ticket-items';
import { rememberWaitingRun } from './waiting-run';

/** The service calls back at its deadline and tries again for a while; then nobody will call any more. */
const callbackGraceMs = 3 * 60_000;

const lateFix =
	"Look at the job on the render-node, and raise 'Timeout' if it needs longer. Run the workflow again: what is done already is found, not made anew";

/**
 * Sends all items as one batch, for n8n has one wait per node run. Sleeps until the callback, or
 * polls where none can reach n8n. What is finished at once, from the cache, goes on at once.
 */
export async function runBatch(context: IExecuteFunctions, operation: BatchOperation): Promise<INodeExecutionData[]> {
	const inputs = context.getInputData();
	const { jobs, slots } = await planBatch(context, operation, inputs);
	if (jobs.length === 0) return settle(context, operation, slots, { jobs: [] });
	const waits = context.getNodeParameter('waitForCompletion', 0, true) === true;
	const batch = await sendBatch(context, jobs, waits).catch((error: unknown) => {
		throw toNodeError(error, { node: context.getNode() });
	});
	if (!waits) return ticketItems({ inputs, slots, batch, node: context.getNode() });
	if (!batch.finished && batch.callback?.reachable) {
		rememberWaitingRun(context, { batchId: batch.id, slots }, lateFix);
		const longestMs = Math.max(...jobs.map(({ timeoutMs = 0 }) => timeoutMs));
		await context.putExecutionToWait(new Date(Date.now() + longestMs + callbackGraceMs));
		// A copy: n8n empties what it is given here when the node has an error output, and wakes it with the rest.
		return [...inputs];
	}
	const ended = await pollBatch(context, batch, jobs).catch((error: unknown) => {
		throw toNodeError(error, { node: context.getNode() });
	});
	return settle(context, operation, slots, ended);
}

async function planBatch(context: IExecuteFunctions, operation: BatchOperation, inputs: INodeExecutionData[]) {
	const node = context.getNode();
	if (inputs.length > limits.batchJobs) throw toNodeError(tooMany(inputs.length), { node });
	const jobs: CreateJobRequest[] = [];
	const fieldName = (name: string) => fieldNameIn(operation.properties, name);
	const slots: Slot[] = [];
	for (const [itemIndex, input] of inputs.entries()) {
		try {
			const warnings: Warning[] = [];
			const warn = (warning: Warning) => void warnings.push(warning);
			jobs.push(await operation.batch.toRequest(itemContext(context, input, itemIndex), warn));
			slots.push({ job: jobs.length - 1, ...(warnings.length > 0 && { warnings }) });
		} catch (error) {
			const told = toNodeError(error, { node, itemIndex, fieldName });
			if (!context.continueOnFail()) throw told;
			const { message, description } = told;
			slots.push({ refused: { message, ...(description && { description }) } });
		}
	}
	return { jobs, slots };
}

/** Told before an item brings its files into the store. */
function tooMany(items: number) {
	const fix = `Put Loop Over Items with a batch size of ${limits.batchJobs} at most before this node`;
	return invalidField('items', `${items} items are too many at once`, fix);
}

async function sendBatch(context: IExecuteFunctions, jobs: CreateJobRequest[], waits: boolean): Promise<Batch> {
	const resumeUrl = waits ? resumeUrlOf(context) : undefined;
	const url = resumeUrl === undefined ? undefined : await addressForService(context, resumeUrl);
	const signal = context.getExecutionCancelSignal();
	return await serviceClient(context).call('createBatch', {
		body: { jobs, ...(url !== undefined && { callback: { url } }) },
		idempotencyKey: idempotencyKey(context, 'batch'),
		...(signal && { signal }),
	});
}

function settle(context: IExecuteFunctions, operation: BatchOperation, slots: Slot[], batch: Pick<Batch, 'jobs'>) {
	const settled = settleBatch({ inputs: context.getInputData(), slots, batch, node: context.getNode(), operation });
	const failure = settled.find(({ error }) => error)?.error;
	if (failure && !context.continueOnFail()) throw failure;
	return settled.map(({ item }) => item);
}
