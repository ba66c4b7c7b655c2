import type { Mood } from '@showrunner/contract';
import type { MoodStyle } from '../mood-style.js';
import { calm } from './calm.js';
import { dramatic } from './dramatic.js';
import { mysterious } from './mysterious.js';
import { playful } from './playful.js';
import { uplifting } from './uplifting.js';

export const moodStyles: Record<Mood, MoodStyle> = { calm, uplifting, mysterious, dramatic, playful };
