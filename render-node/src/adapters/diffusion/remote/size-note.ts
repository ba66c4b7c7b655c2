import type { Warning } from '@showrunner/contract';
import type { Size } from '../../../domain/timeline/render-plan.js';

/** What to tell where a server made another size than was asked for. */
export function sizeNote(asked: Size, made: Size): Warning[] {
	if (asked.width === made.width && asked.height === made.height) return [];
	const message = `The server made ${made.width}×${made.height} where ${asked.width}×${asked.height} was asked for`;
	return [{ code: 'option-adjusted', message, field: 'size' }];
}
