import type { Sink } from './io.ts';

/** How work goes on, for whoever watches. */
export interface Progress {
  /** @param share 0 to 1: on a pipe a line is written at most every tenth, and where a text without share changes */
  update(text: string, share?: number): void;
  /** Leaves the last state on a terminal; harmless where nothing was shown, and twice. */
  end(): void;
}

export function openProgress(sink: Sink): Progress {
  return sink.isTTY ? liveLine(sink) : fewLines(sink);
}

/** To the first column, and clear the line. */
const AGAIN = '\r\u001b[2K';

function liveLine(sink: Sink): Progress {
  let shown = '';
  return {
    update(text) {
      // A line that wraps could not be overwritten.
      const line = text.slice(0, (sink.columns ?? 80) - 1);
      if (line !== shown) sink.write(`${AGAIN}${line}`);
      shown = line;
    },
    end() {
      if (shown !== '') sink.write('\n');
      shown = '';
    },
  };
}

function fewLines(sink: Sink): Progress {
  let tenth = 0;
  let said = '';
  return {
    update(text, share) {
      const reached = share === undefined ? tenth : Math.floor(share * 10);
      const news = share === undefined ? text !== said : reached > tenth;
      if (!news) return;
      sink.write(`${text}\n`);
      tenth = reached;
      said = text;
    },
    end() {},
  };
}
