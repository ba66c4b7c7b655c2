import type { JobInput, MediaMatch, Warning } from '@showrunner/contract';
import type { Fingerprint } from '../../domain/fingerprints/fingerprint.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { History } from '../../domain/store/fingerprint-repository.js';
import { fillHistory } from '../fingerprints/fill-history.js';
import { fingerprintOf, type FingerprintDeps } from '../fingerprints/fingerprint-of.js';
import { lookUp } from '../fingerprints/look-up.js';
import { matchFiles, type FileMatch } from '../fingerprints/match-files.js';
import { tellMatch, tellVerdict } from '../fingerprints/tell-matches.js';
import type { JobContext, JobHandler } from '../job-handler.js';

type Input = JobInput<'media.compare'>;

/** Shares of the progress: its own file, then those of the past, then the comparison. */
const [ownShare, pastShare] = [0.2, 0.7];
const mostMatches = 20;

export function createMediaCompareHandler(deps: FingerprintDeps): JobHandler<'media.compare'> {
	return {
		kind: 'media.compare',
		version: 1,
		weight: 'heavy',
		// What it is compared with grows; fingerprints are kept by themselves.
		isLasting: false,
		async run(input, context) {
			const { progress } = context;
			progress(0, 'Looking at the file');
			const query = await fingerprintOf(deps, input.assetId, context, (fraction) =>
				progress(fraction * ownShare, 'Looking at the file'),
			);
			if (!query?.pictures && !query?.sound) throw nothingToCompare();
			const history = await historyOf(deps, input);
			const left = await fillHistory(deps, history, context, (done, of) =>
				progress(ownShare + (done / of) * pastShare, `Looking at file ${done + 1} of ${of} of the past`),
			);
			return compare(deps, { input, query, history, left }, context);
		},
	};
}

const nothingToCompare = () =>
	inputInvalid('media-incomparable', 'This is no picture, video or sound that can be decoded', {
		field: 'assetId',
		fix: 'Choose a picture, a video or a sound that plays',
	});

/** Among all files, what the asset was made from counts only where a finished production shows it. */
async function historyOf({ shelf }: FingerprintDeps, { assetId, history, ...input }: Input): Promise<History> {
	const exceptProductionId = input.exceptProductionId ?? null;
	if (history.scope === 'channel') {
		const { channel: name, last, since } = history;
		const channel = { name, last, since: since === undefined ? null : new Date(since) };
		return { channel, exceptAssetIds: [], exceptProductionId };
	}
	const line = await shelf.lineOf(assetId);
	const shown = new Set((await shelf.uses(line, exceptProductionId)).map((use) => use.assetId));
	return { channel: null, exceptAssetIds: line.filter((id) => !shown.has(id)), exceptProductionId };
}

type Wanted = { input: Input; query: Fingerprint; history: History; left: number };

async function compare({ shelf }: FingerprintDeps, { input, query, history, left }: Wanted, context: JobContext) {
	const { strictness, leastSharedMs } = input;
	const { progress, signal } = context;
	progress(ownShare + pastShare, 'Comparing');
	const files = await shelf.count(history);
	const candidates = await lookUp(shelf, history, query);
	const onFile = (done: number, of: number) =>
		progress(ownShare + pastShare + (done / of) * (1 - ownShare - pastShare), 'Comparing');
	const found = await matchFiles(shelf, query, candidates, { strictness, leastSharedMs, signal, onFile });
	const matches = await told(shelf, found.slice(0, mostMatches), history, context);
	const [best] = matches;
	return {
		...{
			verdict: best?.verdict ?? ('new' as const),
			score: best?.score ?? 0,
			reason: tellVerdict(matches, files),
			matches,
		},
		compared: { files, looked: candidates.length, left },
		warnings: left > 0 ? [incomplete(left)] : [],
	};
}

async function told(
	shelf: FingerprintDeps['shelf'],
	found: readonly FileMatch[],
	{ exceptProductionId }: History,
	{ assets }: JobContext,
): Promise<MediaMatch[]> {
	const uses = await shelf.uses(
		found.map(({ assetId }) => assetId),
		exceptProductionId,
	);
	return Promise.all(
		found.map(async (match) =>
			tellMatch(
				match,
				await assets.get(match.assetId),
				uses.find(({ assetId }) => assetId === match.assetId),
			),
		),
	);
}

const incomplete = (left: number): Warning => ({
	code: 'history-incomplete',
	message: `${left} older files of the past have no fingerprint yet; run it again to go on with them`,
	field: 'history',
});
