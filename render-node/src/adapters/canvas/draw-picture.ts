import type { Canvas } from '@napi-rs/canvas';
import type { DrawRequest } from '../../domain/pictures/draw-request.js';
import { drawScene } from './art/draw-scene.js';
import { drawCard } from './draw-card.js';
import { drawDesign } from './draw-design.js';
import { drawThumbnail } from './draw-thumbnail.js';

const jpegQuality = 90;
/** Gradients show every step that a codec rounds to. */
const designQuality = 97;

/** Draws and encodes on this thread: about 0.1 s for a full-size picture. */
export async function drawPicture(request: DrawRequest): Promise<Uint8Array> {
	return (await canvasOf(request)).toBuffer('image/jpeg', request.kind === 'design' ? designQuality : jpegQuality);
}

function canvasOf(request: DrawRequest): Canvas | Promise<Canvas> {
	switch (request.kind) {
		case 'art':
			return drawScene(request);
		case 'card':
			return drawCard(request);
		case 'thumbnail':
			return drawThumbnail(request);
		case 'design':
			return drawDesign(request);
	}
}
