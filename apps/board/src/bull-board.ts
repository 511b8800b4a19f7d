import { type Queues, restText } from '@ambia/queue';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { BoardOptions, UIConfig } from '@bull-board/api/typings/app';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { jobTitle } from './job-title.ts';
import { redacted } from './redact.ts';
import { withRestNote } from './rest-note.ts';

export interface BullBoardOptions {
  /** Whether jobs may be changed. */
  readonly write: boolean;
  /** Whether Llama is only played: said on every page. */
  readonly standIn: boolean;
}

const STAND_IN = 'stand-in Llama';
/** What the longer title needs; Bull Board cuts it otherwise. */
const MENU_WIDTH = '310px';

/** Bull Board's pages, files and API on all queues; without a password of its own. */
export function bullBoard(queues: Queues, { write, standIn }: BullBoardOptions): Hono {
  const adapters = [
    { queue: queues.analyze, description: 'One job for each active person and run.' },
    { queue: queues.tick, description: 'Begins a run: finds the active people and adds their jobs.' },
    { queue: queues.upkeep, description: 'Compares what was predicted with what happened, and learns from it.' },
  ].map(({ queue, description }) => {
    const adapter = new BullMQAdapter(queue, { readOnlyMode: !write, description });
    adapter.setFormatter('name', jobTitle);
    return adapter;
  });
  const serverAdapter = new HonoAdapter(serveStatic);
  createBullBoard({
    queues: adapters,
    serverAdapter,
    options: { uiConfig: uiConfig(standIn), handlerHooks: hooksFor(queues) },
  });
  return serverAdapter.registerPlugin();
}

/** Bull Board's formatters reach neither reasons nor traces, and descriptions stay as they are: hence a hook behind every handler. */
function hooksFor(queues: Queues): NonNullable<BoardOptions['handlerHooks']> {
  return {
    after: async (_context, result) => {
      const note = await restText(queues);
      return { ...result, body: withRestNote(redacted(result.body), note) };
    },
  };
}

function uiConfig(standIn: boolean): UIConfig {
  return {
    boardTitle: standIn ? `Ambia · ${STAND_IN}` : 'Ambia predictions',
    menu: { width: MENU_WIDTH },
    hideDocsLink: true,
    ...(standIn ? { environment: { label: STAND_IN, color: '#b45309', textColor: '#ffffff' } } : {}),
  };
}
