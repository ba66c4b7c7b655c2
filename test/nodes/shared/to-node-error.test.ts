import { describe, expect, it } from '@jest/globals';
import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { RefusedByService } from '../../../contract/client';
import { problemKinds } from '../../../contract/vocabulary';
import { toNodeError } from '../../../nodes/shared/to-node-error';
import { ProviderError } from '../../../providers/core/provider-error';

const node: INode = { id: '1', name: 'Node', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} };
const problem = {
	type: 'voice-unknown',
	title: 'There is no voice flite:xx',
	status: 422,
	kind: 'input-invalid',
	field: 'voice',
	fix: 'Choose one from the list',
} as const;

describe('an error as the panel shows it', () => {
	it('tells the field by its display name, the way out and the item', () => {
		const error = toNodeError(new RefusedByService(problem), { node, itemIndex: 3, fieldName: () => 'Voice' });
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe("'Voice': There is no voice flite:xx");
		expect(error.description).toBe('Choose one from the list');
		expect(error.context.itemIndex).toBe(3);
		expect(error).toMatchObject({ httpCode: '422', failure: { cause: 'configuration-invalid' } });
	});

	it('names a field once only', () => {
		const title = "'scenes[0].text' is not as it must be";
		const error = toNodeError(new RefusedByService({ ...problem, title, field: 'scenes[0].text' }), { node });
		expect(error.message).toBe(title);
	});

	it('speaks of the deadline by the name that the form has for it', () => {
		const fix = "Raise the job's 'timeoutMs'";
		const refusal = new RefusedByService({ ...problem, title: 'Too long', field: 'timeoutMs', fix });
		const error = toNodeError(refusal, {
			node,
			fieldName: (name) => (name === 'timeoutMinutes' ? 'Timeout (Minutes)' : undefined),
		});
		expect(error.message).toBe("'Timeout (Minutes)': Too long");
		expect(error.description).toBe("Raise the job's 'Timeout (Minutes)'");
	});

	it('takes a refusal without a status for a matter of the form', () => {
		const error = toNodeError(new ProviderError({ kind: 'input-invalid', title: 'The text is empty', field: 'text' }), {
			node,
		});
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe("'text': The text is empty");
	});

	it('keeps a message that happens to hold the letters of a system code', () => {
		const title = 'A preexisting asset stands in the way (EEXIST)';
		expect(toNodeError(new RefusedByService({ ...problem, title, field: undefined }), { node }).message).toBe(title);
	});

	it('passes the wait of a throttled service on', () => {
		const error = toNodeError(
			new RefusedByService({ ...problem, status: 429, kind: 'rate-limited', retryAfterMs: 2_000 }),
			{ node },
		);
		expect(error.failure).toEqual({ cause: 'rate-limited', retryAfterMs: 2_000 });
	});

	it.each(problemKinds)('has a reason for n8n for %s', (kind) => {
		expect(toNodeError(new RefusedByService({ ...problem, kind }), { node }).failure?.cause).toBeTruthy();
	});

	it('adds the item to an error of n8n and keeps the rest', () => {
		const given = new NodeOperationError(node, 'Something');
		expect(toNodeError(given, { node, itemIndex: 1 })).toBe(given);
		expect(given.context.itemIndex).toBe(1);
	});
});
