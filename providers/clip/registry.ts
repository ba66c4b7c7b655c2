import { byPiece } from './by-piece';
import { geminiClips } from './gemini';
import { ltxClips } from './ltx';
import type { ClipProvider, KeyedClips } from './port';
import { renderNodeClip } from './render-node';
import { siliconFlowClips } from './silicon-flow';
import { veoClips, veoServiceAccountClips } from './veo';
import type { ClipVendor } from './vendor-port';

export const clipVendors: readonly ClipVendor[] = [
	...[geminiClips, veoClips, veoServiceAccountClips, siliconFlowClips, ltxClips],
];

export const keyedClips: readonly KeyedClips[] = clipVendors.map((vendor) => byPiece(vendor, clipVendors));

/** In the order in which a new node prefers them. */
export const clipProviders: readonly ClipProvider[] = [renderNodeClip, ...keyedClips];

/** Those that let clips go on and enlarge them. */
export const clipChangers: readonly ClipProvider[] = clipProviders.filter(
	(provider) => 'toJob' in provider || provider.changeClip !== undefined,
);
