import { GoogleGenAI } from '@google/genai';

const { baseUrl, secret, call } = JSON.parse(process.argv[2]);
await new GoogleGenAI({ apiKey: secret, httpOptions: { baseUrl } }).models.generateContent(call);
