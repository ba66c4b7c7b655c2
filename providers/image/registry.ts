import { byPiece } from './by-piece';
import { geminiImage } from './gemini';
import { openAiImage } from './open-ai';
import type { ImageProvider, PictureVendor } from './port';
import { renderNodeImage } from './render-node';
import { stabilityImage } from './stability';

export const imageVendors: readonly PictureVendor[] = [openAiImage, geminiImage, stabilityImage];

/** In the order in which a new node prefers them; the render-node comes last, for it is always there. */
export const imageProviders: readonly ImageProvider[] = [
	...imageVendors.map((vendor) => byPiece(vendor, imageVendors)),
	renderNodeImage,
];
