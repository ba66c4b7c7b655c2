/** Frame numbers as timestamps at a constant rate, whatever the filters before made of them. */
export const counted = (fps: number): string => `settb=1/${fps},setpts=N,fps=${fps}`;
