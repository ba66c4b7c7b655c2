/** The frame that a moment falls on. Times are added up before they are rounded, so that nothing drifts. */
export const frameAt = (ms: number, fps: number): number => Math.round((ms * fps) / 1000);

export const msAtFrame = (frame: number, fps: number): number => Math.round((frame * 1000) / fps);
