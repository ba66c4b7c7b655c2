import { byPiece } from './by-piece';
import { elevenLabsMusic } from './eleven-labs';
import { mubertMusic } from './mubert';
import type { MusicProvider, MusicVendor } from './port';
import { renderNodeMusic } from './render-node';
import { stableAudioMusic } from './stable-audio';
import { sunoGatewayMusic } from './suno-gateway';

export const musicVendors: readonly MusicVendor[] = [elevenLabsMusic, stableAudioMusic, mubertMusic, sunoGatewayMusic];

const vendorIds = musicVendors.map(({ id }) => id);

/** In the order in which a new node prefers them. */
export const musicProviders: readonly MusicProvider[] = [
	renderNodeMusic(vendorIds),
	...musicVendors.map((vendor) => byPiece(vendor, musicVendors)),
];
