import { ProviderError } from '../../../providers/core/provider-error';

const fixes: Record<string, string> = {
	ECONNREFUSED:
		'Start the render-node, or correct the address in the Showrunner API credential. In Docker, localhost is the n8n container itself: use the name of the render-node container',
	ENOTFOUND: 'Correct the host name in the Showrunner API credential',
	EAI_AGAIN: 'Correct the host name in the Showrunner API credential',
};

/** The service did not answer at all, over the whole time that was given to it. */
export function unreachable(code: string, cause: unknown): ProviderError {
	return new ProviderError(
		{
			kind: 'temporarily-unavailable',
			title: 'The render-node cannot be reached',
			fix: fixes[code] ?? 'Check that the render-node is running and that n8n can reach its address',
			status: 503,
		},
		{ cause },
	);
}
