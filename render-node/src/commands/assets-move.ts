import { moveAssets, type MoveReport } from '../application/assets/move-assets.js';
import type { S3Place } from '../adapters/assets-s3/s3-place.js';
import { inputInvalid } from '../domain/refusal.js';
import { asStoragePlace } from '../settings/storage-url.js';
import { openBlobs } from '../storage.js';
import { withAssets } from './asset-ground.js';
import type { CommandRun, ExitCode } from './command-run.js';

export type Move = { from: string; to: string; deletesSource: boolean };

const sweepAfterMs = 24 * 60 * 60 * 1000;
const tellEvery = 100;

function placeOf(text: string): S3Place | null {
	const parsed = asStoragePlace(text);
	if ('value' in parsed) return parsed.value;
	throw inputInvalid('storage-place-unknown', `This is no place for assets: ${text}`, {
		fix: `Write disk or an address: ${parsed.fix}`,
	});
}

function tell(run: CommandRun, report: MoveReport, to: string): ExitCode {
	for (const id of report.missing) run.warn(`${id}: its bytes are in neither place`);
	for (const id of report.corrupt) run.warn(`${id}: its bytes are not those that were stored; they were left behind`);
	const { copied, copiedBytes, there, deleted } = report;
	const gone = deleted > 0 ? `; ${deleted} were deleted where they came from` : '';
	run.say(`Copied ${copied} assets (${copiedBytes} bytes); ${there} were there already${gone}`);
	if (report.missing.length + report.corrupt.length > 0) return 1;
	run.say(`Set SHOWRUNNER_STORAGE_URL to ${to === 'disk' ? 'nothing' : to}, restart, and run this once more`);
	return 0;
}

/** Copies the bytes of all assets from one place to another. @throws Refusal */
export function moveBetween(run: CommandRun, { from, to, deletesSource }: Move): Promise<ExitCode> {
	const [source, target] = [placeOf(from), placeOf(to)];
	if (JSON.stringify(source) === JSON.stringify(target))
		throw inputInvalid('storage-places-equal', 'Both places are the same');
	return withAssets(run, async ({ config, log, assets }) => {
		const ground = { config, log, sweepAfterMs };
		const [one, other] = [await openBlobs(ground, source), await openBlobs(ground, target)];
		try {
			await Promise.all([one.blobs.assertReady(), other.blobs.assertReady()]);
			const moved = (so: MoveReport) => {
				const done = so.copied + so.there;
				if (done > 0 && done % tellEvery === 0) run.say(`${done} assets are there (${so.copiedBytes} bytes copied)`);
			};
			const wish = { assets, from: one.blobs, to: other.blobs, deletesSource, signal: run.signal, moved };
			return tell(run, await moveAssets(wish), to);
		} finally {
			one.close();
			other.close();
		}
	});
}
