import Fuse from 'fuse.js';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';
import type { Knowledge } from '../src/knowledge/knowledge.ts';

/** A concern as a text to be searched: the same words for every matcher. */
export type Document = {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly asks: readonly string[];
};

/** Question -> id of the concern most like it; undefined when nothing is. */
export type Find = (question: string) => string | undefined;

/** A matcher off the shelf, as somebody would use it who has read its manual. */
export type Other = {
  readonly name: string;
  readonly build: (documents: readonly Document[]) => Find;
};

export function documentsOf({ concerns }: Knowledge): readonly Document[] {
  return concerns.map(({ id, name, summary, asks }) => ({
    id,
    name,
    summary,
    asks: asks.map(({ text }) => text),
  }));
}

function textOf({ name, summary, asks }: Document): string {
  return [name, summary, ...asks].join('\n');
}

const tfIdf: Other = {
  name: 'natural TfIdf',
  build: (documents) => {
    const index = new TfIdf();
    for (const document of documents) index.addDocument(textOf(document), document.id);
    return (question) => {
      let best: { readonly id: string; readonly measure: number } | undefined;
      index.tfidfs(question, (_at, measure, id) => {
        if (measure > (best?.measure ?? 0)) best = { id, measure };
      });
      return best?.id;
    };
  },
};

/** Learns from each name, ask and summary apart: it classifies sentences, not collections of them. */
const bayes: Other = {
  name: 'natural Bayes',
  build: (documents) => {
    const classifier = new BayesClassifier();
    for (const { id, name, summary, asks } of documents) {
      for (const text of [name, summary, ...asks]) classifier.addDocument(text, id);
    }
    classifier.train();
    return (question) => classifier.classify(question);
  },
};

/** Its defaults, with the tolerance for typing errors that its manual shows. */
const miniSearch: Other = {
  name: 'MiniSearch',
  build: (documents) => {
    const index = new MiniSearch({
      fields: ['name', 'summary', 'asks'],
      searchOptions: { fuzzy: 0.2 },
    });
    index.addAll(documents.map((document) => ({ ...document, asks: document.asks.join('\n') })));
    return (question) => {
      const id: unknown = index.search(question)[0]?.id;
      return typeof id === 'string' ? id : undefined;
    };
  },
};

/** By terms and not as a line of its query language: a question may hold its signs (`:`, `-`, `~`). */
const lunrIndex: Other = {
  name: 'lunr',
  build: (documents) => {
    const index = lunr(function () {
      for (const field of ['name', 'summary', 'asks']) this.field(field);
      for (const document of documents) this.add({ ...document, asks: document.asks.join('\n') });
    });
    return (question) =>
      index.query((query) => {
        for (const term of lunr.tokenizer(question)) query.term(term.toString(), {});
      })[0]?.ref;
  },
};

/** With its search by words, and a threshold stricter than its own: on the tuning half it finds more, sooner. */
const fuse: Other = {
  name: 'Fuse',
  build: (documents) => {
    const index = new Fuse(documents, {
      keys: ['name', 'summary', 'asks'],
      useTokenSearch: true,
      ignoreLocation: true,
      threshold: 0.2,
    });
    return (question) => index.search(question, { limit: 1 })[0]?.item.id;
  },
};

export const others: readonly Other[] = [tfIdf, bayes, miniSearch, lunrIndex, fuse];
