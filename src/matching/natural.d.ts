// natural has no types for its files, and importing its index opens four database drivers.

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: {
    /** Stem of one lower-case English word. */
    readonly stem: (word: string) => string;
  };
  // biome-ignore lint/style/noDefaultExport: the file is CommonJS, its export object is the default
  export default stemmer;
}

declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  const distances: {
    /** Edits from one word to the other; two neighbours changing places count as one when `restricted`. */
    readonly DamerauLevenshteinDistance: (
      from: string,
      to: string,
      options: { readonly restricted: boolean },
    ) => number;
  };
  // biome-ignore lint/style/noDefaultExport: the file is CommonJS, its export object is the default
  export default distances;
}
