// natural has no types for its files; see src/matching/natural.d.ts.

declare module 'natural/lib/natural/tfidf/tfidf.js' {
  class TfIdf {
    addDocument(text: string, key: string): void;
    /** Calls back for each document, in the order they were added. */
    tfidfs(text: string, each: (at: number, measure: number, key: string) => void): void;
  }
  // biome-ignore lint/style/noDefaultExport: the file is CommonJS, its export object is the default
  export default TfIdf;
}

declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  class BayesClassifier {
    addDocument(text: string, label: string): void;
    train(): void;
    /** @throws Error before `train`. */
    classify(text: string): string;
  }
  // biome-ignore lint/style/noDefaultExport: the file is CommonJS, its export object is the default
  export default BayesClassifier;
}
