/** Where captions stand in the picture. */
export const captionPositions = ['bottom', 'middle', 'top'] as const;
export type CaptionPosition = (typeof captionPositions)[number];

/** Where an overlay stands within the safe margins. */
export const overlayAnchors = [
	'top-left',
	'top',
	'top-right',
	'left',
	'center',
	'right',
	'bottom-left',
	'bottom',
	'bottom-right',
] as const;
export type OverlayAnchor = (typeof overlayAnchors)[number];

/** How an overlay comes and goes. `slide`: a short way from the nearest side; `pop`: it grows, and a little too much. */
export const overlayAnimations = ['none', 'fade', 'slide', 'pop'] as const;
export type OverlayAnimation = (typeof overlayAnimations)[number];

/** What parts an overlay's letters from the picture behind them. */
export const overlayEdges = ['outline', 'box', 'plain'] as const;
export type OverlayEdge = (typeof overlayEdges)[number];

/** Edge of the frame that a progress bar lies at. */
export const barPlaces = ['top', 'bottom'] as const;
export type BarPlace = (typeof barPlaces)[number];

/** How a picture gets the frame's shape. `smart`: as `cover`, cut where faces and what else stands out stay in sight. */
export const visualFits = ['cover', 'contain', 'smart'] as const;
export type VisualFit = (typeof visualFits)[number];

/** `radial`: from the middle outwards. */
export const gradientShapes = ['linear', 'radial'] as const;
