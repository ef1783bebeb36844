/** How sheets made by hand are read: rows may be short, and a quote may stand inside a cell. */
export const lenient = {
  relax_column_count: true,
  relax_quotes: true,
  record_delimiter: ['\r\n', '\n', '\r'],
};
