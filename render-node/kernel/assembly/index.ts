export { loadPlane, padBytes } from './load-plane';
export { columnTable } from './column-table';
export { drawPlane } from './draw-plane';
export { mixFrames } from './mix-frames';
export { blendRows } from './blend-rows';
